package dev.waybill.load.workload;

import dev.waybill.deadletters.TokenSource;
import dev.waybill.stack.StackException;
import java.io.IOException;
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
    private record Resources(URI service, String path, UnaryOperator<String> body) {

        URI uri(String sku) {
            return service.resolve(path + sku);
        }
    }

    /** @param tokens of an operator */
    public CatalogueSetup(Catalogue catalogue, URI orders, URI inventory, TokenSource tokens) {
        this.tokens = tokens;
        this.skus = catalogue.all();
        this.resources = List.of(
                new Resources(orders, "/products/", catalogue::product),
                new Resources(inventory, "/stock/", catalogue::stock));
    }

    /**
     * Whether everything exists. The last product and the last stock are created last, so only those are checked.
     *
     * @throws StackException if a service does not respond
     */
    public boolean isDone() {
        for (Resources wanted : resources) {
            try (var client = new ServiceClient(wanted.service(), tokens)) {
                if (status(client, wanted, "GET", skus.getLast(), "") != 200) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Creates everything and returns when it is done.
     *
     * @throws StackException if a service does not respond, or refuses
     */
    public void run() {
        for (Resources wanted : resources) {
            try (var client = new ServiceClient(wanted.service(), tokens)) {
                skus.subList(0, skus.size() - 1).stream()
                        .gather(Gatherers.mapConcurrent(CONNECTIONS, sku -> put(client, wanted, sku)))
                        .forEach(_ -> {});
                put(client, wanted, skus.getLast());
            }
        }
    }

    private static String put(ServiceClient client, Resources wanted, String sku) {
        int status = status(client, wanted, "PUT", sku, wanted.body().apply(sku));
        if (status != 200 && status != 201) {
            throw new StackException(
                    "The articles could not be created: PUT %s had the response %s".formatted(wanted.uri(sku), status));
        }
        return sku;
    }

    private static int status(ServiceClient client, Resources wanted, String method, String sku, String body) {
        try {
            return client.send(method, wanted.path() + sku, body, null).statusCode();
        } catch (IOException e) {
            throw new StackException(
                    "The articles could not be created: %s %s had no response (%s)"
                            .formatted(method, wanted.uri(sku), e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted", e);
        }
    }
}
