package dev.waybill.messaging.tracing;

import org.jspecify.annotations.Nullable;

/** The processing of an event, as a span of its trace. A span that is never ended is not exported. */
public interface EventSpan {

    /** The trace context for everything that this processing causes. */
    @Nullable String traceparent();

    void end();

    /** Ends the span as failed. */
    void endWithError(Throwable failure);
}
