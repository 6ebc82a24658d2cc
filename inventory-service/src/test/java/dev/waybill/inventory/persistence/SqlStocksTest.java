package dev.waybill.inventory.persistence;

import static dev.waybill.inventory.domain.ASample.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.ASample;
import dev.waybill.inventory.domain.JournalEntry;
import dev.waybill.inventory.domain.Movement;
import dev.waybill.inventory.domain.Movement.Kind;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.StockRoom;
import dev.waybill.inventory.domain.Stocks;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlStocksTest {

    private static final Sku UPPER = new Sku("Z-UPPER");
    private static final Sku LOWER = new Sku("a-lower");

    private final InventoryDatabase database = new InventoryDatabase();
    private final Stocks stocks = database.stocks();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void stockIsListedInTheOrderInWhichItIsLocked() {
        database.receive(LOWER, 1);
        database.receive(UPPER, 2);

        assertThat(stocks.list(null, 10)).containsExactly(new Stock(UPPER, 2, 0), new Stock(LOWER, 1, 0));
        assertThat(stocks.list(UPPER, 10)).containsExactly(new Stock(LOWER, 1, 0));
        assertThat(stocks.list(null, 1)).hasSize(1);
        assertThat(UPPER).isLessThan(LOWER);
    }

    @Test
    void aStockIsOpenedOnce() {
        assertThat(stocks.open(UPPER)).isTrue();
        assertThat(stocks.open(UPPER)).isFalse();
        assertThat(stocks.find(UPPER)).contains(new Stock(UPPER, 0, 0));
        assertThat(stocks.find(LOWER)).isEmpty();
    }

    @Test
    void theJournalIsReadNewestFirstPageByPage() {
        database.receive(UPPER, 5);
        database.receive(LOWER, 7);
        Reservation reservation = Reservation.unknown(ASample.order());
        database.transaction().executeWithoutResult(_ -> {
            StockRoom room = stocks.lock(Set.of(UPPER, LOWER));
            reservation.placed(List.of(line(UPPER, 2)), room);
            reservation.dispatched(room);
            stocks.save(room);
        });

        List<JournalEntry> first = stocks.journal(UPPER, null, 2);
        List<JournalEntry> rest = stocks.journal(UPPER, first.getLast().id(), 2);

        assertThat(first)
                .extracting(JournalEntry::movement)
                .containsExactly(
                        new Movement(UPPER, Kind.COMMITTED, 2, reservation.orderId(), null),
                        new Movement(UPPER, Kind.RESERVED, 2, reservation.orderId(), null));
        assertThat(rest)
                .extracting(JournalEntry::movement)
                .containsExactly(new Movement(UPPER, Kind.RECEIVED, 5, null, null));
        assertThat(stocks.find(UPPER)).contains(new Stock(UPPER, 3, 0));
    }

    @Test
    void demoStockFillsAnEmptyStockAndNoOther() {
        var demo = new DemoStock(database.jdbc(), Clock.systemUTC());
        demo.afterPropertiesSet();
        demo.afterPropertiesSet();

        assertThat(stocks.list(null, 100)).hasSize(12);
        assertThat(database.stock(new Sku("MUG-WHITE")).onHand()).isEqualTo(1_000);
        assertThat(database.stock(new Sku("LAST-ONE")).onHand()).isEqualTo(1);
        assertThat(database.moved(new Sku("LAST-ONE"), "received")).isEqualTo(1);
        assertThat(database.moved(new Sku("MUG-WHITE"), "received")).isEqualTo(1_000);
    }
}
