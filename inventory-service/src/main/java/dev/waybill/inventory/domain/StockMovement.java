package dev.waybill.inventory.domain;

import java.time.Instant;

/**
 * A stored {@link StockChange}. The ids of one sku increase in the order of its changes.
 *
 * @param at when it was recorded; of units that a parcel took away or brought back, when it did, if that is known
 */
public record StockMovement(long id, StockChange change, Instant at) {}
