package dev.waybill.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.codec.Traceparent;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Adds the order, the event and the trace to the log lines of this thread until it is closed. Scopes may be nested: a
 * scope keeps the outer values that it does not replace, and closing it restores all of them as they were when it was
 * opened, whatever has been put since.
 */
public final class MdcScope implements AutoCloseable {

    private static final String ORDER_ID = "orderId";
    private static final String EVENT_ID = "eventId";
    private static final String TRACE_ID = "traceId";

    private final @Nullable String outerOrderId = MDC.get(ORDER_ID);
    private final @Nullable String outerEventId = MDC.get(EVENT_ID);
    private final @Nullable String outerTraceId = MDC.get(TRACE_ID);

    private MdcScope() {}

    /** For work on an event. */
    public static MdcScope of(Envelope event) {
        return of(event.subject(), event.toCausation());
    }

    /** For work on an order because of an event. */
    public static MdcScope of(OrderId order, Causation cause) {
        var scope = new MdcScope();
        put(ORDER_ID, order);
        put(EVENT_ID, cause.eventId());
        String traceparent = Traceparent.valid(cause.traceparent());
        put(TRACE_ID, traceparent == null ? null : Traceparent.traceId(traceparent));
        return scope;
    }

    /** For work of which only the trace is known. */
    public static MdcScope of(String traceparent) {
        var scope = new MdcScope();
        put(TRACE_ID, Traceparent.traceId(traceparent));
        return scope;
    }

    /** For work of which nothing is known. */
    public static MdcScope none() {
        return new MdcScope();
    }

    @Override
    public void close() {
        restore(ORDER_ID, outerOrderId);
        restore(EVENT_ID, outerEventId);
        restore(TRACE_ID, outerTraceId);
    }

    private static void put(String key, @Nullable Object value) {
        if (value != null) {
            MDC.put(key, value.toString());
        }
    }

    private static void restore(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
