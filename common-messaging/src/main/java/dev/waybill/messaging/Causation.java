package dev.waybill.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an event is published: the event before it and the trace both belong to. A timer keeps the cause of the event that
 * armed it beside the state, so that what it does later still has its place in the chain.
 */
public record Causation(@Nullable UUID eventId, @Nullable String traceparent) {

    private static final Causation REQUEST = new Causation(null, null);

    /** A request from outside that this thread answers; the trace is that of the request. */
    public static Causation fromRequest() {
        return REQUEST;
    }
}
