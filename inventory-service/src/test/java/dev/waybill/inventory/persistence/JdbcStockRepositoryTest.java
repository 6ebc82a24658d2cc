package dev.waybill.inventory.persistence;

import static dev.waybill.inventory.domain.InventoryFixtures.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.InventoryFixtures;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.StockChange;
import dev.waybill.inventory.domain.StockChange.Kind;
import dev.waybill.inventory.domain.StockMovement;
import dev.waybill.inventory.domain.StockRepository;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcStockRepositoryTest {

    private static final Sku UPPER = new Sku("Z-UPPER");
    private static final Sku LOWER = new Sku("a-lower");

    private final InventoryDatabase database = new InventoryDatabase();
    private final StockRepository stocks = database.stocks();

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
    void aStockIsCreatedOnce() {
        assertThat(stocks.createIfAbsent(UPPER)).isTrue();
        assertThat(stocks.createIfAbsent(UPPER)).isFalse();
        assertThat(stocks.find(UPPER)).contains(new Stock(UPPER, 0, 0));
        assertThat(stocks.find(LOWER)).isEmpty();
    }

    @Test
    void movementsAreReadNewestFirstPageByPage() {
        database.receive(UPPER, 5);
        database.receive(LOWER, 7);
        Reservation reservation = Reservation.unknown(InventoryFixtures.order());
        database.transaction().executeWithoutResult(_ -> {
            LockedStock stock = stocks.lock(Set.of(UPPER, LOWER));
            reservation.reserve(List.of(line(UPPER, 2)), stock);
            reservation.commit(stock);
            stocks.save(stock);
        });

        List<StockMovement> first = stocks.movements(UPPER, null, 2);
        List<StockMovement> second = stocks.movements(UPPER, first.getLast().id(), 2);

        assertThat(first)
                .extracting(StockMovement::change)
                .containsExactly(
                        new StockChange(UPPER, Kind.COMMITTED, 2, reservation.orderId(), null),
                        new StockChange(UPPER, Kind.RESERVED, 2, reservation.orderId(), null));
        assertThat(second)
                .extracting(StockMovement::change)
                .containsExactly(new StockChange(UPPER, Kind.RECEIVED, 5, null, null));
        assertThat(stocks.find(UPPER)).contains(new Stock(UPPER, 3, 0));
    }

    @Test
    void demoStockFillsOnlyAnEmptyStock() {
        var demo = new DemoStock(database.jdbc(), Clock.systemUTC());
        demo.afterPropertiesSet();
        demo.afterPropertiesSet();

        assertThat(stocks.list(null, 100)).hasSize(12);
        assertThat(database.stock(new Sku("MUG-WHITE")).onHand()).isEqualTo(1_000);
        assertThat(database.stock(new Sku("LAST-ONE")).onHand()).isEqualTo(1);
        assertThat(database.sumOf(new Sku("LAST-ONE"), "received")).isEqualTo(1);
        assertThat(database.sumOf(new Sku("MUG-WHITE"), "received")).isEqualTo(1_000);
    }
}
