package dev.waybill.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.wire.Traceparent;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Lets the log lines of this thread bear what they are about, until it is closed: the order, the event and the trace.
 * Closing takes back all of it, whoever put it there.
 */
public final class MdcScope implements AutoCloseable {

    private static final String ORDER_ID = "orderId";
    private static final String EVENT_ID = "eventId";
    private static final String TRACE_ID = "traceId";

    private MdcScope() {}

    /** About an event. */
    public static MdcScope of(Envelope event) {
        return of(event.subject(), event.toCausation());
    }

    /** About what is done for an order because of an event. */
    public static MdcScope of(OrderId order, Causation cause) {
        put(EVENT_ID, cause.eventId());
        String traceparent = Traceparent.valid(cause.traceparent());
        put(TRACE_ID, traceparent == null ? null : Traceparent.traceId(traceparent));
        return of(order);
    }

    /** About an order and no event in particular. */
    public static MdcScope of(OrderId order) {
        put(ORDER_ID, order);
        return new MdcScope();
    }

    /** About what belongs to a trace and of which no more is known. */
    public static MdcScope of(String traceparent) {
        MDC.put(TRACE_ID, Traceparent.traceId(traceparent));
        return new MdcScope();
    }

    /** About nothing that is known. */
    public static MdcScope none() {
        return new MdcScope();
    }

    @Override
    public void close() {
        MDC.remove(ORDER_ID);
        MDC.remove(EVENT_ID);
        MDC.remove(TRACE_ID);
    }

    private static void put(String key, @Nullable Object value) {
        if (value != null) {
            MDC.put(key, value.toString());
        }
    }
}
