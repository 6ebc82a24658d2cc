package dev.waybill.orders.application;

import dev.waybill.messaging.Causation;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.Order;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request to place an order, with everything that another thread needs to place it.
 *
 * @param key the {@code Idempotency-Key} of the request
 * @param renderer writes the body of the response
 */
record PlacementRequest(
        PlaceOrderCommand command, @Nullable IdempotencyKey key, Causation cause, Function<Order, byte[]> renderer) {}
