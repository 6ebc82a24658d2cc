package dev.waybill.messaging.tracing;

import org.jspecify.annotations.Nullable;

/** The handling of an event, as its trace shows it. Work that is neither done nor failed is never heard of. */
public interface EventSpan {

    /** What follows from this work names this as its parent. */
    @Nullable String traceparent();

    void done();

    void failed(Throwable why);
}
