package dev.waybill.messaging;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of this service's work that may be waiting for others while the service does the rest. A service declares one bean
 * for each; health and the metric {@code waybill_degraded} report them, and readiness does not follow.
 *
 * @param cause its name in the metric, as {@code broker-away}
 * @param reason says what waits; empty if nothing does. Must be quick and thread-safe
 */
public record Degradation(String cause, Supplier<Optional<String>> reason) {}
