package dev.waybill.inventory.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.messaging.UuidV7;
import java.util.List;

/** Things for tests to begin with. */
public final class ASample {

    public static final Sku MUG = new Sku("MUG");
    public static final Sku POSTER = new Sku("POSTER");

    private ASample() {}

    public static OrderId order() {
        return new OrderId(UuidV7.next());
    }

    public static ReturnId returnId() {
        return new ReturnId(UuidV7.next());
    }

    public static LineItem line(Sku sku, int quantity) {
        return new LineItem(sku, new Quantity(quantity));
    }

    /** A room with so many mugs and posters. */
    public static StockRoom room(int mugs, int posters) {
        return new StockRoom(List.of(new Stock(MUG, mugs, 0), new Stock(POSTER, posters, 0)));
    }

    /** A reservation that came to its state as such reservations do. */
    public static Reservation reservation(State state, List<LineItem> lines, StockRoom room) {
        Reservation reservation = Reservation.unknown(order());
        switch (state) {
            case UNKNOWN -> {}
            case CLOSED -> reservation.cancelled(room);
            case DISPATCHED -> reservation.dispatched(room);
            case RESERVED -> reservation.placed(lines, room);
            case REJECTED -> reservation.placed(lines, new StockRoom(List.of()));
            case RELEASED -> {
                reservation.placed(lines, room);
                reservation.cancelled(room);
            }
            case COMMITTED -> {
                reservation.placed(lines, room);
                reservation.dispatched(room);
            }
        }
        return reservation;
    }
}
