package dev.waybill.inventory.domain;

import static dev.waybill.inventory.domain.InventoryFixtures.MUG;
import static dev.waybill.inventory.domain.InventoryFixtures.POSTER;
import static dev.waybill.inventory.domain.InventoryFixtures.line;
import static dev.waybill.inventory.domain.InventoryFixtures.order;
import static dev.waybill.inventory.domain.InventoryFixtures.stock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Quantity;
import dev.waybill.events.Shortage;
import dev.waybill.events.Sku;
import dev.waybill.events.StockCommitted;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReleased;
import dev.waybill.events.StockReserved;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReservationTest {

    @Test
    void allLinesAreReservedOrNone() {
        LockedStock stock = stock(5, 1);
        Reservation reservation = new Reservation(order());

        var result = reservation.reserve(List.of(line(MUG, 2), line(POSTER, 2)), stock);

        assertThat(result)
                .containsExactly(
                        new StockRejected(reservation.orderId(), List.of(new Shortage(POSTER, new Quantity(2), 1))));
        assertThat(stock.changes()).isEmpty();
        assertThat(stock.items())
                .extracting(StockLevel::of)
                .containsExactlyInAnyOrder(new StockLevel(MUG, 5, 0), new StockLevel(POSTER, 1, 0));
    }

    @Test
    void everyShortageIsListedAndNoUnitsOfAnUnknownSkuAreAvailable() {
        Sku unknown = new Sku("UNKNOWN");
        Reservation reservation = new Reservation(order());

        var result = reservation.reserve(List.of(line(MUG, 2), line(unknown, 1), line(POSTER, 9)), stock(1, 9));

        assertThat(result)
                .containsExactly(new StockRejected(
                        reservation.orderId(),
                        List.of(new Shortage(MUG, new Quantity(2), 1), new Shortage(unknown, new Quantity(1), 0))));
    }

    @Test
    void theLastUnitGoesToTheFirstOrder() {
        LockedStock stock = stock(1, 0);
        Reservation first = new Reservation(order());
        Reservation second = new Reservation(order());

        assertThat(first.reserve(List.of(line(MUG, 1)), stock))
                .containsExactly(new StockReserved(first.orderId(), List.of(line(MUG, 1))));
        assertThat(second.reserve(List.of(line(MUG, 1)), stock))
                .containsExactly(new StockRejected(second.orderId(), List.of(new Shortage(MUG, new Quantity(1), 0))));
    }

    @Test
    void releasedUnitsCanBeReservedAgain() {
        LockedStock stock = stock(1, 0);
        Reservation first = new Reservation(order());
        Reservation second = new Reservation(order());
        first.reserve(List.of(line(MUG, 1)), stock);

        assertThat(first.release(stock)).containsExactly(new StockReleased(first.orderId(), List.of(line(MUG, 1))));
        assertThat(second.reserve(List.of(line(MUG, 1)), stock))
                .containsExactly(new StockReserved(second.orderId(), List.of(line(MUG, 1))));
    }

    @Test
    void anOrderThatWasCancelledBeforeItWasPlacedIsRejectedWithoutShortages() {
        LockedStock stock = stock(5, 5);
        Reservation reservation = new Reservation(order());
        reservation.release(stock);

        assertThat(reservation.reserve(List.of(line(MUG, 1)), stock))
                .containsExactly(new StockRejected(reservation.orderId(), List.of()));
        assertThat(stock.changes()).isEmpty();
    }

    @Test
    void anOrderThatWasDispatchedBeforeItWasPlacedIsReservedAndCommitted() {
        LockedStock stock = stock(5, 5);
        Reservation reservation = new Reservation(order());
        reservation.commit(stock, Instant.EPOCH);

        assertThat(reservation.reserve(List.of(line(MUG, 2)), stock))
                .containsExactly(
                        new StockReserved(reservation.orderId(), List.of(line(MUG, 2))),
                        new StockCommitted(reservation.orderId(), List.of(line(MUG, 2))));
        assertThat(stock.changes())
                .extracting(StockChange::kind)
                .containsExactly(StockChange.Kind.RESERVED, StockChange.Kind.COMMITTED);
        assertThat(stock.find(MUG).map(StockLevel::of)).contains(new StockLevel(MUG, 3, 0));
    }

    @Test
    void eventsAreCountedFromOne() {
        Reservation reservation = new Reservation(order());

        assertThat(List.of(reservation.nextSequence(), reservation.nextSequence()))
                .containsExactly(1L, 2L);
    }
}
