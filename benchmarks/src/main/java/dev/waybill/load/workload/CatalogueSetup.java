package dev.waybill.load.workload;

import dev.waybill.load.http.HttpConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Creates the catalogue's products and stock over REST, unless they exist. */
public final class CatalogueSetup {

    private static final int CONNECTIONS = 16;

    private final InetSocketAddress orders;
    private final InetSocketAddress inventory;

    private record Put(String path, String body) {}

    public CatalogueSetup(InetSocketAddress orders, InetSocketAddress inventory) {
        this.orders = orders;
        this.inventory = inventory;
    }

    /** Whether everything exists. The last product and the last stock are created last, so only those are checked. */
    public boolean exists(Catalogue catalogue) throws IOException {
        try (var prices = new HttpConnection(orders);
                var stock = new HttpConnection(inventory)) {
            return exists(prices, prices(catalogue).getLast())
                    && exists(stock, stock(catalogue).getLast());
        }
    }

    /** Creates everything and returns when it is done. */
    public void create(Catalogue catalogue) throws IOException, InterruptedException {
        putAll(orders, prices(catalogue));
        putAll(inventory, stock(catalogue));
    }

    private static List<Put> prices(Catalogue catalogue) {
        return catalogue.all().stream()
                .map(sku -> new Put("/products/" + sku, catalogue.product(sku)))
                .toList();
    }

    private static List<Put> stock(Catalogue catalogue) {
        return catalogue.all().stream()
                .map(sku -> new Put("/stock/" + sku, catalogue.stock(sku)))
                .toList();
    }

    private static boolean exists(HttpConnection connection, Put put) throws IOException {
        return connection.send("GET", put.path(), "", "").status() == 200;
    }

    private static void putAll(InetSocketAddress service, List<Put> puts) throws IOException, InterruptedException {
        Queue<Put> queue = new ConcurrentLinkedQueue<>(puts.subList(0, puts.size() - 1));
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var workers = new ArrayDeque<Future<?>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                workers.add(threads.submit(() -> put(service, queue)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("Could not create the catalogue: " + e.getMessage(), e);
        }
        put(service, new ArrayDeque<>(List.of(puts.getLast())));
    }

    private static int put(InetSocketAddress service, Queue<Put> queue) throws IOException {
        int created = 0;
        try (var connection = new HttpConnection(service)) {
            for (Put put = queue.poll(); put != null; put = queue.poll()) {
                int status = connection.send("PUT", put.path(), "", put.body()).status();
                if (status != 200 && status != 201) {
                    throw new IOException("PUT " + put.path() + " had the response " + status);
                }
                created++;
            }
        }
        return created;
    }
}
