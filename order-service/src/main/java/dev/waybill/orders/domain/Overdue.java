package dev.waybill.orders.domain;

import dev.waybill.messaging.Causation;

/** An order whose deadline has passed, and the placement that armed it. */
public record Overdue(Order order, Causation placement) {}
