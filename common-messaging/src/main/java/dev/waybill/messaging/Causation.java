package dev.waybill.messaging;

import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an event is published: the event that caused it, and their trace. What is due later stores
 * the causation of the event that scheduled it with its state, so that the events of then continue the same chain.
 */
@Embeddable
public record Causation(@Nullable UUID eventId, @Nullable String traceparent) {

    private static final Causation REQUEST = new Causation(null, null);

    /** Caused by the HTTP request that this thread handles; the trace is that of the request. */
    public static Causation fromRequest() {
        return REQUEST;
    }
}
