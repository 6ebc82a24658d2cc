package dev.waybill.system.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Places orders at a fixed rate, whether or not the ones before have been answered. Times count from when an order was
 * due, so that a stall is charged to every order that it holds up.
 */
final class Load {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String[] SKUS = {"MUG-WHITE", "TSHIRT-BLACK-M", "POSTER-A2"};
    private static final String ORDER = """
            {"customerId": "load-%d", "lines": [{"sku": "%s", "quantity": 1}], "paymentMethod": "pm_card_visa",
             "shippingAddress": {"name": "Ada Lovelace", "street": "12 St James's Square", "city": "London",
             "postalCode": "SW1Y 4JH", "country": "GB"}}""";

    private final URI orders;
    private final HttpClient client;
    private final Queue<Placed> placed = new ConcurrentLinkedQueue<>();

    /** @param status 0 if there was no answer */
    record Placed(String order, int status, long due, long answered) {}

    Load(URI orders) {
        this.orders = orders;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .connectTimeout(LIMIT)
                .build();
    }

    /** Returns once all are answered. */
    List<Placed> run(int perSecond, Duration length) {
        placed.clear();
        long count = perSecond * length.toSeconds();
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < count; i++) {
                long number = i;
                long due = start + i * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                threads.execute(() -> place(number, due));
            }
        }
        return List.copyOf(placed);
    }

    private void place(long number, long due) {
        String body = ORDER.formatted(number, SKUS[(int) (number % SKUS.length)]);
        var request = HttpRequest.newBuilder(orders)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
            String location = response.headers().firstValue("Location").orElse("");
            String order = location.substring(location.lastIndexOf('/') + 1);
            placed.add(new Placed(order, response.statusCode(), due, System.nanoTime()));
        } catch (IOException e) {
            placed.add(new Placed("", 0, due, System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
