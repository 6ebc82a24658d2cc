package dev.waybill.inventory.persistence;

import static dev.waybill.inventory.domain.InventoryFixtures.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.InventoryFixtures;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.domain.StockChange;
import dev.waybill.inventory.domain.StockChange.Kind;
import dev.waybill.inventory.domain.StockItem;
import dev.waybill.inventory.domain.StockLevel;
import dev.waybill.inventory.domain.StockMovement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StockItemRepositoryTest {

    private static final Sku UPPER = new Sku("Z-UPPER");
    private static final Sku LOWER = new Sku("a-lower");

    private final InventoryDatabase database = new InventoryDatabase();
    private final StockItemRepository stocks = database.stocks();

    @Test
    void stockIsListedInTheOrderInWhichItIsLocked() {
        database.receive(LOWER, 1);
        database.receive(UPPER, 2);

        assertThat(stocks.page("", "", 10))
                .extracting(StockLevel::of)
                .containsExactly(new StockLevel(UPPER, 2, 0), new StockLevel(LOWER, 1, 0));
        assertThat(stocks.page("", UPPER.value(), 10))
                .extracting(StockLevel::of)
                .containsExactly(new StockLevel(LOWER, 1, 0));
        assertThat(stocks.page("", "", 1)).hasSize(1);
        assertThat(stocks.page(LOWER.value(), "", 10))
                .extracting(StockItem::sku)
                .containsExactly(LOWER);
        assertThat(stocks.page(LOWER.value() + "X", "", 10)).isEmpty();
        assertThat(UPPER).isLessThan(LOWER);
    }

    @Test
    void aStockIsCreatedOnce() {
        database.transaction().executeWithoutResult(_ -> {
            assertThat(stocks.createIfAbsent(Set.of(UPPER))).isOne();
            assertThat(stocks.createIfAbsent(Set.of(UPPER))).isZero();
        });
        assertThat(database.stock(UPPER)).isEqualTo(new StockLevel(UPPER, 0, 0));
        assertThat(stocks.findById(LOWER)).isEmpty();
    }

    @Test
    void movementsAreReadNewestFirstPageByPage() {
        database.receive(UPPER, 5);
        database.receive(LOWER, 7);
        Reservation reservation = new Reservation(InventoryFixtures.order());
        database.transaction().executeWithoutResult(_ -> {
            LockedStock stock = database.lock(Set.of(UPPER, LOWER));
            reservation.reserve(List.of(line(UPPER, 2)), stock);
            reservation.commit(stock, Instant.EPOCH);
            database.save(stock);
        });

        List<StockMovement> first = database.movements().page(UPPER, null, 2);
        List<StockMovement> second =
                database.movements().page(UPPER, first.getLast().id(), 2);

        assertThat(first)
                .extracting(StockMovement::change)
                .containsExactly(
                        new StockChange(UPPER, Kind.COMMITTED, 2, reservation.orderId(), null),
                        new StockChange(UPPER, Kind.RESERVED, 2, reservation.orderId(), null));
        assertThat(second)
                .extracting(StockMovement::change)
                .containsExactly(new StockChange(UPPER, Kind.RECEIVED, 5, null, null));
        assertThat(database.stock(UPPER)).isEqualTo(new StockLevel(UPPER, 3, 0));
    }

    @Test
    void demoStockFillsOnlyAnEmptyStock() {
        var demo = new DemoStock(database.jdbc(), Clock.systemUTC());
        demo.afterPropertiesSet();
        demo.afterPropertiesSet();

        assertThat(stocks.page("", "", 100)).hasSize(12);
        assertThat(database.stock(new Sku("MUG-WHITE")).onHand()).isEqualTo(1_000);
        assertThat(database.stock(new Sku("LAST-ONE")).onHand()).isEqualTo(1);
        assertThat(database.sumOf(new Sku("LAST-ONE"), "received")).isEqualTo(1);
        assertThat(database.sumOf(new Sku("MUG-WHITE"), "received")).isEqualTo(1_000);
    }
}
