package dev.waybill.messaging.tracing;

import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ExternalCalls;

/** Tracing of events and external calls by W3C trace contexts, exported if there is a collector. Thread-safe. */
public interface EventTracing extends ExternalCalls {

    /** The trace context of the request that this thread handles; otherwise a new one, which is not sampled. */
    String currentTraceparent();

    /** Starts the span of processing an event of a topic. */
    EventSpan startProcessing(String topic, Envelope event);

    /** Records the span of an event that its topic has acknowledged. */
    void recordPublished(String topic, Envelope event);
}
