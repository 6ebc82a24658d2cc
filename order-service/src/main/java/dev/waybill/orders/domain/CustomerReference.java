package dev.waybill.orders.domain;

import dev.waybill.events.CustomerId;

/** A customer's own name of an order, which no two of the customer's orders share. */
public record CustomerReference(CustomerId customer, String reference) {}
