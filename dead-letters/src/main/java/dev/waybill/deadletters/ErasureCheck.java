package dev.waybill.deadletters;

import static dev.waybill.deadletters.ServiceEndpoint.JSON;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds dead letters that must not be replayed, because the personal data of their orders was erased: a replay would put
 * it back into a topic. order-service knows which orders these are. Thread-safe.
 */
public final class ErasureCheck {
    /** The events of orders that have no personal data. Of others, those whose type cannot be read included, any may have some. */
    public static final Set<String> HARMLESS_TYPES = Set.of(
            "order.cancellation-requested.v1",
            "order.cancelled.v1",
            "order.completed.v1",
            "order.return-requested.v1",
            "order.return-completed.v1",
            "order.personal-data-erased.v1");

    private static final String ERASED = "order.personal-data-erased.v1";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    /** A request may take ten seconds, and a run a thousand of them. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final String topic;
    private final @Nullable ServiceEndpoint orderService;

    /**
     * @param prefix of the topics
     * @param orderService its address; null if it is not known, so that nothing can be checked
     */
    public ErasureCheck(String prefix, @Nullable URI orderService, TokenSource tokens) {
        this.topic = prefix + "orders";
        this.orderService = orderService == null ? null : new ServiceEndpoint("order-service", orderService, tokens);
    }

    /** Whether it would have to be checked, but cannot be. */
    public boolean isMissing(DeadLetter deadLetter) {
        return orderService == null && isConcerned(deadLetter);
    }

    /** For the dead letters of one run: if order-service does not answer, it is asked again after half a minute. */
    OneRun oneRun() {
        return new OneRun();
    }

    /** Not thread-safe. */
    final class OneRun {
        private Optional<String> silence = Optional.empty();
        private long silentSince;

        private OneRun() {}

        /** Why this dead letter is not replayed; empty if it is, or if nothing can be checked. */
        Optional<String> objection(DeadLetter deadLetter) {
            if (orderService == null || !isConcerned(deadLetter)) {
                return Optional.empty();
            }
            if (silence.isEmpty() || System.nanoTime() - silentSince > PAUSE.toNanos()) {
                silence = Optional.empty();
                try {
                    return objection(orderService.send("GET", "/orders/" + deadLetter.order() + "/timeline", ""));
                } catch (RuntimeException e) { // of the token's source too, whatever that is
                    silence = Optional.of(unknown(String.valueOf(e.getMessage())));
                    silentSince = System.nanoTime();
                }
            }
            return silence;
        }

        private static Optional<String> objection(HttpResponse<String> answer) {
            return switch (answer.statusCode()) {
                case NOT_FOUND -> Optional.empty();
                case OK -> isErased(answer.body()) ? Optional.of(erased()) : Optional.empty();
                default -> Optional.of(unknown("order-service answered %s".formatted(answer.statusCode())));
            };
        }
    }

    /** A record without the id of an order cannot be that of an erased one. */
    private boolean isConcerned(DeadLetter deadLetter) {
        return deadLetter.origin().topic().equals(topic)
                && !HARMLESS_TYPES.contains(deadLetter.type())
                && deadLetter.order().matches("[0-9a-f-]{36}");
    }

    private static boolean isErased(String timeline) {
        return JSON.readTree(timeline)
                .valueStream()
                .anyMatch(event -> event.path("type").asString("").equals(ERASED));
    }

    private static String erased() {
        return "is of an order whose personal data was erased, and a replay would publish it again; discard it";
    }

    private static String unknown(String why) {
        return "may be of an order whose personal data was erased, which is not known: " + why;
    }
}
