package dev.waybill.inventory.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.messaging.UuidV7;
import java.time.Instant;
import java.util.List;

/** Values, stock and reservations for tests. */
public final class InventoryFixtures {

    public static final Sku MUG = new Sku("MUG");
    public static final Sku POSTER = new Sku("POSTER");

    private InventoryFixtures() {}

    public static OrderId order() {
        return new OrderId(UuidV7.next());
    }

    public static ReturnId returnId() {
        return new ReturnId(UuidV7.next());
    }

    public static LineItem line(Sku sku, int quantity) {
        return new LineItem(sku, new Quantity(quantity));
    }

    /** Stock of this many units, none of them reserved. */
    public static StockItem item(Sku sku, int onHand) {
        return new StockItem(sku, onHand, 0);
    }

    /** Locked stock of this many mugs and posters. */
    public static LockedStock stock(int mugs, int posters) {
        return new LockedStock(List.of(item(MUG, mugs), item(POSTER, posters)));
    }

    /** A reservation brought into this status by its own methods. */
    public static Reservation reservation(ReservationStatus status, List<LineItem> lines, LockedStock stock) {
        Reservation reservation = new Reservation(order());
        switch (status) {
            case UNKNOWN -> {}
            case CLOSED -> reservation.release(stock);
            case DISPATCHED -> reservation.commit(stock, Instant.EPOCH);
            case RESERVED -> reservation.reserve(lines, stock);
            case REJECTED -> reservation.reserve(lines, new LockedStock(List.of()));
            case RELEASED -> {
                reservation.reserve(lines, stock);
                reservation.release(stock);
            }
            case COMMITTED -> {
                reservation.reserve(lines, stock);
                reservation.commit(stock, Instant.EPOCH);
            }
        }
        return reservation;
    }
}
