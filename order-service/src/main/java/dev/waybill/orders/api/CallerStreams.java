package dev.waybill.orders.api;

import dev.waybill.web.security.Caller;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts the open streams of each caller, of whom none may have so many that nothing is left for the others. Callers whom
 * nobody knows, as in the mode {@code open}, are not limited. Thread-safe.
 */
final class CallerStreams {

    private final int maxOfCustomer;
    private final int maxOfClient;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    /** @param maxOfClient of a caller that may act for every customer */
    CallerStreams(int maxOfCustomer, int maxOfClient) {
        this.maxOfCustomer = maxOfCustomer;
        this.maxOfClient = maxOfClient;
    }

    /** False if the caller has too many; otherwise {@link #close} must follow. */
    boolean tryOpen(Caller caller) {
        if (caller.name().isEmpty()) {
            return true;
        }
        if (open.merge(key(caller), 1, Integer::sum) <= max(caller)) {
            return true;
        }
        close(caller);
        return false;
    }

    void close(Caller caller) {
        if (caller.name().isPresent()) {
            open.computeIfPresent(key(caller), (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private int max(Caller caller) {
        return caller.onlyCustomer().isPresent() ? maxOfCustomer : maxOfClient;
    }

    /** A client may have the name of a customer. */
    private static String key(Caller caller) {
        return (caller.onlyCustomer().isPresent() ? "customer " : "client ")
                + caller.name().orElse("");
    }

    /** Of how many callers there is any stream. */
    int callers() {
        return open.size();
    }
}
