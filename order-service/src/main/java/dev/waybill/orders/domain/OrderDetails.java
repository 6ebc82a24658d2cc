package dev.waybill.orders.domain;

import dev.waybill.events.OrderId;
import java.time.Instant;

/** An order as its customer sees it. */
public record OrderDetails(OrderId id, OrderDraft draft, Instant placedAt, OrderState state) {}
