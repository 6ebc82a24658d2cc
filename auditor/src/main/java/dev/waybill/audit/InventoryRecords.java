package dev.waybill.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stock, the journal of its movements in the order in which they were written, and the reservations. */
public record InventoryRecords(List<Stock> stock, List<Movement> movements, Map<UUID, Reservation> reservations) {

    public record Stock(String sku, long onHand, long reserved, long available) {}

    /**
     * @param kind received, counted, reserved, released, committed or returned
     * @param returned the return that brought the units back, if it was one
     */
    public record Movement(
            String sku,
            String kind,
            long quantity,
            @Nullable UUID order,
            @Nullable UUID returned) {}

    public record Reservation(UUID order, String state, Map<String, Integer> lines) {}
}
