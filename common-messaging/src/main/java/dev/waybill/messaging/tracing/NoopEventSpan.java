package dev.waybill.messaging.tracing;

import org.jspecify.annotations.Nullable;

/** Work that nobody is told of; its trace is passed on as it came. */
record NoopEventSpan(@Nullable String traceparent) implements EventSpan {

    @Override
    public void done() {}

    @Override
    public void failed(Throwable why) {}
}
