package dev.waybill.messaging.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;

/**
 * What the relay is to relay, and where to.
 *
 * @param source of all events, as {@code /order-service}
 * @param topic of all events
 * @param kafka what clients of the brokers are configured with
 * @param meters where those clients are measured
 */
record RelayConfig(String source, String topic, Map<String, Object> kafka, RelayTimeouts times, MeterRegistry meters) {}
