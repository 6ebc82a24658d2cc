package dev.waybill.messaging.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;

/**
 * What the relay publishes, and where to.
 *
 * @param source of all events, as {@code /order-service}
 * @param topic of all events
 * @param kafka configuration of the Kafka clients
 * @param meters where the metrics of those clients are registered
 */
record RelayConfig(String source, String topic, Map<String, Object> kafka, Timeouts timeouts, MeterRegistry meters) {

    /**
     * @param walSenderTimeout without a status update for this long, the server ends the connection and frees the slot
     * @param pollInterval how often progress is recorded, and how often a standby instance checks whether the slot is free
     * @param drainTimeout how long a stop waits at most for what was committed before it
     */
    record Timeouts(Duration walSenderTimeout, Duration pollInterval, Duration drainTimeout) {

        static final Timeouts DEFAULT =
                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(5));
    }
}
