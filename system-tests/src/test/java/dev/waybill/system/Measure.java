package dev.waybill.system;

import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.Part;
import dev.waybill.stack.run.RunFiles;
import dev.waybill.stack.run.Stack;
import dev.waybill.system.measure.Measurement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Measures the stack that {@code ./waybill up} started. Arguments: orders per second, seconds to warm up, seconds to
 * measure; 50, 30 and 60 if there are none. Run from the project's folder after {@code ./mvnw -DskipTests package}:
 *
 * <pre>{@code
 * java -cp "system-tests/target/test-classes:local-stack/target/local-stack.jar:local-stack/target/lib/*" \
 *     dev.waybill.system.Measure 50 30 60
 * }</pre>
 */
public final class Measure {

    private Measure() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of("").toAbsolutePath();
        String home = System.getenv()
                .getOrDefault("WAYBILL_HOME", root.resolve(".waybill").toString());
        var layout = new Layout(root, Path.of(home).toAbsolutePath());
        Stack stack = new RunFiles(layout.run())
                .settings()
                .map(settings -> new Stack(layout, settings))
                .orElseThrow(() -> new IllegalStateException("Nothing runs; start it with ./waybill up --detach"));
        fillTheShelves(stack);
        new Measurement(stack, System.out)
                .run(number(arguments, 0, 50), seconds(arguments, 1, 30), seconds(arguments, 2, 60));
    }

    private static void fillTheShelves(Stack stack) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (String sku : List.of("MUG-WHITE", "TSHIRT-BLACK-M", "POSTER-A2")) {
                var stock = URI.create("http://127.0.0.1:" + stack.port(Part.INVENTORY_SERVICE) + "/stock/" + sku);
                var full = HttpRequest.newBuilder(stock)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"onHand\": 100000000}"))
                        .build();
                client.send(full, BodyHandlers.discarding());
            }
        }
    }

    private static Duration seconds(String[] arguments, int place, int usual) {
        return Duration.ofSeconds(number(arguments, place, usual));
    }

    private static int number(String[] arguments, int place, int usual) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
    }
}
