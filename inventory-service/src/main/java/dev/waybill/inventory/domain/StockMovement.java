package dev.waybill.inventory.domain;

import java.time.Instant;

/** A stored {@link StockChange}. The ids of one sku increase in the order of its changes. */
public record StockMovement(long id, StockChange change, Instant at) {}
