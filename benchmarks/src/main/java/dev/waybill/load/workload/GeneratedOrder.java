package dev.waybill.load.workload;

import org.jspecify.annotations.Nullable;

/**
 * A request to place an order.
 *
 * @param body as JSON
 * @param key the {@code Idempotency-Key}, the same for each repetition of the request; null if it has none
 * @param cancelled whether the customer cancels it as soon as it is accepted
 */
public record GeneratedOrder(
        String customer, String body, @Nullable String key, boolean cancelled) {}
