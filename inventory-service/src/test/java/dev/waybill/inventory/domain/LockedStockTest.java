package dev.waybill.inventory.domain;

import static dev.waybill.inventory.domain.InventoryFixtures.MUG;
import static dev.waybill.inventory.domain.InventoryFixtures.POSTER;
import static dev.waybill.inventory.domain.InventoryFixtures.line;
import static dev.waybill.inventory.domain.InventoryFixtures.order;
import static dev.waybill.inventory.domain.InventoryFixtures.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.StockChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockedStockTest {

    @Test
    void aStockThatChangesTwiceIsWrittenOnce() {
        LockedStock stock = stock(10, 10);
        stock.reserve(order(), List.of(line(MUG, 2), line(POSTER, 1)));
        stock.reserve(order(), List.of(line(MUG, 3)));

        assertThat(stock.items())
                .extracting(StockLevel::of)
                .containsExactlyInAnyOrder(new StockLevel(MUG, 10, 5), new StockLevel(POSTER, 10, 1));
        assertThat(stock.changes()).hasSize(3);
    }

    @Test
    void aCountIsRecordedAsTheSignedDifference() {
        LockedStock stock = stock(10, 10);
        stock.count(MUG, 7, null);
        stock.count(MUG, 12, null);
        stock.count(MUG, 12, null);

        assertThat(stock.changes())
                .containsExactly(
                        new StockChange(MUG, Kind.COUNTED, -3, null, null),
                        new StockChange(MUG, Kind.COUNTED, 5, null, null),
                        new StockChange(MUG, Kind.COUNTED, 0, null, null));
        assertThat(stock.find(MUG).map(StockLevel::of)).contains(new StockLevel(MUG, 12, 0));
    }

    @Test
    void receivedGoodsAreOnHandAndAvailable() {
        LockedStock stock = stock(10, 0);

        stock.receive(MUG, 5);

        assertThat(StockLevel.of(stock.require(MUG))).isEqualTo(new StockLevel(MUG, 15, 0));
        assertThat(stock.changes()).containsExactly(new StockChange(MUG, Kind.RECEIVED, 5, null, null));
    }

    @Test
    void anInvalidStockIsRejected() {
        assertThatIllegalStateException().isThrownBy(() -> new StockItem(MUG, -1, 0));
        assertThatIllegalStateException().isThrownBy(() -> new StockItem(MUG, 1, 2));
        assertThatIllegalStateException().isThrownBy(() -> new StockItem(MUG, 1, -1));
        assertThatIllegalStateException().isThrownBy(() -> new StockItem(MUG, 1_000_000_001, 0));
        assertThatIllegalStateException().isThrownBy(() -> stock(1, 0).reserve(order(), List.of(line(MUG, 2))));
        assertThatIllegalStateException().isThrownBy(() -> stock(1, 0).receive(new Sku("UNKNOWN"), 1));
    }
}
