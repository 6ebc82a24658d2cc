package dev.waybill.inventory.domain;

import dev.waybill.events.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a stock count found.
 *
 * @param countedAt null if it was just now
 */
public record StockCount(Sku sku, int onHand, @Nullable Instant countedAt) {}
