package dev.waybill.messaging.tracing;

import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.wire.Traceparent;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Propagates the trace contexts of requests and events, and exports nothing. */
public final class NoopEventTracing implements EventTracing {

    /** Propagates a trace context unchanged. */
    record NoopSpan(@Nullable String traceparent) implements EventSpan {

        @Override
        public void end() {}

        @Override
        public void endWithError(Throwable failure) {}
    }

    @Override
    public String currentTraceparent() {
        String requested = TraceparentFilter.current();
        return requested != null ? requested : Traceparent.random();
    }

    @Override
    public EventSpan startProcessing(String topic, Envelope event) {
        return new NoopSpan(event.traceparent());
    }

    @Override
    public void recordPublished(String topic, Envelope event) {}

    @Override
    public <T> T execute(ExternalCall call, Supplier<T> action) {
        return action.get();
    }
}
