package dev.waybill.load.shop;

import dev.waybill.load.http.Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Puts the catalogue on sale over REST, unless an earlier run has. */
public final class Shelves {

    private static final int CONNECTIONS = 16;

    private final InetSocketAddress orders;
    private final InetSocketAddress inventory;

    private record Put(String path, String body) {}

    public Shelves(InetSocketAddress orders, InetSocketAddress inventory) {
        this.orders = orders;
        this.inventory = inventory;
    }

    /** Whether everything is there. It is put there in a fixed order, so the last of each tells. */
    public boolean hold(Catalogue catalogue) throws IOException {
        try (var prices = new Connection(orders);
                var stock = new Connection(inventory)) {
            return isThere(prices, prices(catalogue).getLast())
                    && isThere(stock, stock(catalogue).getLast());
        }
    }

    /** Returns once everything is on sale. */
    public void fill(Catalogue catalogue) throws IOException, InterruptedException {
        putAll(orders, prices(catalogue));
        putAll(inventory, stock(catalogue));
    }

    private static List<Put> prices(Catalogue catalogue) {
        return catalogue.everything().stream()
                .map(sku -> new Put("/products/" + sku, catalogue.product(sku)))
                .toList();
    }

    private static List<Put> stock(Catalogue catalogue) {
        return catalogue.everything().stream()
                .map(sku -> new Put("/stock/" + sku, catalogue.stock(sku)))
                .toList();
    }

    private static boolean isThere(Connection connection, Put put) throws IOException {
        return connection.send("GET", put.path(), "", "").status() == 200;
    }

    private static void putAll(InetSocketAddress service, List<Put> puts) throws IOException, InterruptedException {
        Queue<Put> waiting = new ConcurrentLinkedQueue<>(puts.subList(0, puts.size() - 1));
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var working = new ArrayDeque<Future<?>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                working.add(threads.submit(() -> put(service, waiting)));
            }
            for (Future<?> one : working) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("The shelves could not be filled: " + e.getMessage(), e);
        }
        put(service, new ArrayDeque<>(List.of(puts.getLast())));
    }

    private static int put(InetSocketAddress service, Queue<Put> waiting) throws IOException {
        int count = 0;
        try (var connection = new Connection(service)) {
            for (Put put = waiting.poll(); put != null; put = waiting.poll()) {
                int status = connection.send("PUT", put.path(), "", put.body()).status();
                if (status != 200 && status != 201) {
                    throw new IOException("PUT " + put.path() + " was answered " + status);
                }
                count++;
            }
        }
        return count;
    }
}
