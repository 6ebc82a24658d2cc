package dev.waybill.load.workload;

import dev.waybill.deadletters.TokenSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Gatherers;

/** Creates the catalogue's products and stock over REST, unless they exist. */
public final class CatalogueSetup {

    private static final int CONNECTIONS = 16;

    private final List<String> skus;
    private final List<Resources> resources;
    private final TokenSource tokens;

    /** What is to exist of one service, by SKU. */
    private record Resources(URI service, String path, UnaryOperator<String> body) {}

    /** @param tokens of an operator */
    public CatalogueSetup(Catalogue catalogue, URI orders, URI inventory, TokenSource tokens) {
        this.tokens = tokens;
        this.skus = catalogue.all();
        this.resources = List.of(
                new Resources(orders, "/products/", catalogue::product),
                new Resources(inventory, "/stock/", catalogue::stock));
    }

    /** Whether everything exists. The last product and the last stock are created last, so only those are checked. */
    public boolean isDone() throws IOException, InterruptedException {
        for (Resources wanted : resources) {
            try (var client = new ServiceClient(wanted.service(), tokens)) {
                if (client.send("GET", wanted.path() + skus.getLast(), "", null).statusCode() != 200) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Creates everything and returns when it is done. */
    public void run() throws IOException {
        for (Resources wanted : resources) {
            try (var client = new ServiceClient(wanted.service(), tokens)) {
                skus.subList(0, skus.size() - 1).stream()
                        .gather(Gatherers.mapConcurrent(CONNECTIONS, sku -> put(client, wanted, sku)))
                        .forEach(_ -> {});
                put(client, wanted, skus.getLast());
            } catch (UncheckedIOException e) {
                throw new IOException("Could not create the catalogue: " + e.getMessage(), e);
            }
        }
    }

    private static String put(ServiceClient client, Resources wanted, String sku) {
        String path = wanted.path() + sku;
        try {
            int status =
                    client.send("PUT", path, wanted.body().apply(sku), null).statusCode();
            if (status != 200 && status != 201) {
                throw new UncheckedIOException(new IOException("PUT " + path + " had the response " + status));
            }
            return sku;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
