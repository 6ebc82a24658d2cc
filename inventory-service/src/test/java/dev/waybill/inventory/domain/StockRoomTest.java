package dev.waybill.inventory.domain;

import static dev.waybill.inventory.domain.ASample.MUG;
import static dev.waybill.inventory.domain.ASample.POSTER;
import static dev.waybill.inventory.domain.ASample.line;
import static dev.waybill.inventory.domain.ASample.order;
import static dev.waybill.inventory.domain.ASample.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.Movement.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockRoomTest {

    @Test
    void aStockThatMovesTwiceIsWrittenOnce() {
        StockRoom room = room(10, 10);
        room.reserve(order(), List.of(line(MUG, 2), line(POSTER, 1)));
        room.reserve(order(), List.of(line(MUG, 3)));

        assertThat(room.changed()).containsExactlyInAnyOrder(new Stock(MUG, 10, 5), new Stock(POSTER, 10, 1));
        assertThat(room.movements()).hasSize(3);
    }

    @Test
    void aCountIsJournalledAsTheSignedDifference() {
        StockRoom room = room(10, 10);
        room.count(MUG, 7);
        room.count(MUG, 12);
        room.count(MUG, 12);

        assertThat(room.movements())
                .containsExactly(
                        new Movement(MUG, Kind.COUNTED, -3, null, null),
                        new Movement(MUG, Kind.COUNTED, 5, null, null),
                        new Movement(MUG, Kind.COUNTED, 0, null, null));
        assertThat(room.find(MUG)).contains(new Stock(MUG, 12, 0));
    }

    @Test
    void goodsThatComeInAreOnHandAndAvailable() {
        StockRoom room = room(10, 0);

        assertThat(room.receive(MUG, 5)).isEqualTo(new Stock(MUG, 15, 0));
        assertThat(room.movements()).containsExactly(new Movement(MUG, Kind.RECEIVED, 5, null, null));
    }

    @Test
    void aStockCannotBecomeImpossible() {
        assertThatIllegalStateException().isThrownBy(() -> new Stock(MUG, -1, 0));
        assertThatIllegalStateException().isThrownBy(() -> new Stock(MUG, 1, 2));
        assertThatIllegalStateException().isThrownBy(() -> new Stock(MUG, 1, -1));
        assertThatIllegalStateException().isThrownBy(() -> new Stock(MUG, 1_000_000_001, 0));
        assertThatIllegalStateException().isThrownBy(() -> room(1, 0).reserve(order(), List.of(line(MUG, 2))));
        assertThatIllegalStateException().isThrownBy(() -> room(1, 0).receive(new Sku("UNKNOWN"), 1));
    }
}
