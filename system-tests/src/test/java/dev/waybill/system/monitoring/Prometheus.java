package dev.waybill.system.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.stack.process.Ports;
import dev.waybill.system.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Prometheus with the product's own configuration and rules, which scrapes the test stack every second.
 */
public final class Prometheus implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private Prometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Returns once all targets are up. */
    public static Prometheus watching(Stack stack) throws IOException {
        Path folder = Path.of("target", "prometheus").toAbsolutePath();
        Configuration.write(folder, stack);
        String listen = "127.0.0.1:" + Ports.free();
        Process process = Program.prometheus()
                .builder(
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + listen)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var prometheus = new Prometheus(process, URI.create("http://" + listen));
        await().atMost(START_LIMIT).ignoreExceptions().until(prometheus::isReady);
        await().atMost(START_LIMIT)
                .untilAsserted(() ->
                        assertThat(prometheus.targets()).isNotEmpty().allMatch(target -> target.endsWith(" is up")));
        return prometheus;
    }

    public URI address() {
        return address;
    }

    /** Why an expression has no result: it is invalid, or its result has no number. Empty if it has one. */
    public Optional<String> complaintAbout(Expression expression) {
        JsonNode answer = JSON.readTree(get("/api/v1/query?query=" + URLEncoder.encode(expression.text(), UTF_8))
                .body());
        if (!answer.path("status").asString("").equals("success")) {
            return Optional.of(expression + " is wrong: " + answer.path("error").asString(""));
        }
        List<String> numbers = answer.path("data")
                .path("result")
                .valueStream()
                .map(series -> series.path("value").path(1).asString(""))
                .toList();
        boolean says = numbers.stream().anyMatch(number -> !number.equals("NaN") && !number.endsWith("Inf"));
        return says ? Optional.empty() : Optional.of(expression + " says " + (numbers.isEmpty() ? "nothing" : numbers));
    }

    /** Each target with its health. */
    private List<String> targets() {
        return JSON.readTree(get("/api/v1/targets").body())
                .path("data")
                .path("activeTargets")
                .valueStream()
                .map(target -> target.path("scrapeUrl").asString("") + " is "
                        + target.path("health").asString("")
                        + target.path("lastError").asString(""))
                .toList();
    }

    private boolean isReady() {
        return process.isAlive() && get("/-/ready").statusCode() == 200;
    }

    private HttpResponse<String> get(String path) {
        try {
            return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("Prometheus does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Prometheus was asked", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
