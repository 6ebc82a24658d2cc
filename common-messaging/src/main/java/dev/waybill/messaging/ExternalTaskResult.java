package dev.waybill.messaging;

import java.util.Optional;

/**
 * How the call for a task has ended.
 *
 * @param response empty if the outcome is unknown: the call failed, timed out, or was not permitted by the circuit breaker
 */
public record ExternalTaskResult<T, R>(T task, Optional<R> response) {}
