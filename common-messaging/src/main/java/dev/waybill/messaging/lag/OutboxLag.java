package dev.waybill.messaging.lag;

import java.time.Duration;

/** How far the relay is behind what this service has published. Thread-safe. */
@FunctionalInterface
public interface OutboxLag {

    /** The age of the oldest committed event that its topic has not acknowledged; zero if there is none. */
    Duration current();
}
