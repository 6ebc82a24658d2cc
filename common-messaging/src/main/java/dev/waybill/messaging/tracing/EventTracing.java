package dev.waybill.messaging.tracing;

import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ExternalCalls;

/** The traces that work belongs to, told to whoever collects them, if anybody does. Thread-safe. */
public interface EventTracing extends ExternalCalls {

    /** The trace of the request that this thread answers; else a new one, which nobody records. */
    String current();

    /** An event of a topic begins to be handled. */
    EventSpan handling(String topic, Envelope event);

    /** A topic has acknowledged an event. */
    void published(String topic, Envelope event);
}
