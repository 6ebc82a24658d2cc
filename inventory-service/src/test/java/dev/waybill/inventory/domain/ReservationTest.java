package dev.waybill.inventory.domain;

import static dev.waybill.inventory.domain.ASample.MUG;
import static dev.waybill.inventory.domain.ASample.POSTER;
import static dev.waybill.inventory.domain.ASample.line;
import static dev.waybill.inventory.domain.ASample.order;
import static dev.waybill.inventory.domain.ASample.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Quantity;
import dev.waybill.events.Shortage;
import dev.waybill.events.Sku;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReservationTest {

    @Test
    void allLinesAreReservedOrNone() {
        StockRoom room = room(5, 1);
        Reservation reservation = Reservation.unknown(order());

        var answer = reservation.placed(List.of(line(MUG, 2), line(POSTER, 2)), room);

        assertThat(answer).contains(new Answer.Rejected(List.of(new Shortage(POSTER, new Quantity(2), 1))));
        assertThat(room.movements()).isEmpty();
        assertThat(room.changed()).isEmpty();
    }

    @Test
    void everyShortageIsNamedAndOfAnUnknownSkuThereIsNothing() {
        Sku unknown = new Sku("NEVER-HEARD-OF");

        var answer = Reservation.unknown(order())
                .placed(List.of(line(MUG, 2), line(unknown, 1), line(POSTER, 9)), room(1, 9));

        assertThat(answer)
                .contains(new Answer.Rejected(
                        List.of(new Shortage(MUG, new Quantity(2), 1), new Shortage(unknown, new Quantity(1), 0))));
    }

    @Test
    void theLastUnitGoesToWhoCameFirst() {
        StockRoom room = room(1, 0);

        assertThat(Reservation.unknown(order()).placed(List.of(line(MUG, 1)), room))
                .contains(new Answer.Reserved());
        assertThat(Reservation.unknown(order()).placed(List.of(line(MUG, 1)), room))
                .contains(new Answer.Rejected(List.of(new Shortage(MUG, new Quantity(1), 0))));
    }

    @Test
    void whatOneGivesBackAnotherCanHave() {
        StockRoom room = room(1, 0);
        Reservation first = Reservation.unknown(order());
        first.placed(List.of(line(MUG, 1)), room);

        assertThat(first.cancelled(room)).isTrue();
        assertThat(Reservation.unknown(order()).placed(List.of(line(MUG, 1)), room))
                .contains(new Answer.Reserved());
    }

    @Test
    void anOrderThatWasClosedBeforeItCameIsRefusedWithoutShortages() {
        StockRoom room = room(5, 5);
        Reservation reservation = Reservation.unknown(order());
        reservation.cancelled(room);

        assertThat(reservation.placed(List.of(line(MUG, 1)), room)).contains(new Answer.Rejected(List.of()));
        assertThat(room.movements()).isEmpty();
    }

    @Test
    void whatWasDispatchedBeforeItCameIsReservedAndLeavesAtOnce() {
        StockRoom room = room(5, 5);
        Reservation reservation = Reservation.unknown(order());
        reservation.dispatched(room);

        assertThat(reservation.placed(List.of(line(MUG, 2)), room)).contains(new Answer.ReservedAndCommitted());
        assertThat(room.movements())
                .extracting(Movement::kind)
                .containsExactly(Movement.Kind.RESERVED, Movement.Kind.COMMITTED);
        assertThat(room.find(MUG)).contains(new Stock(MUG, 3, 0));
    }

    @Test
    void eventsAreCountedFromOne() {
        Reservation reservation = Reservation.unknown(order());

        assertThat(List.of(reservation.nextSequence(), reservation.nextSequence()))
                .containsExactly(1L, 2L);
    }

    @Test
    void whatDidNotChangeNeedsNoSaving() {
        Reservation stored = Reservation.stored(order(), 1, State.REJECTED, List.of(line(MUG, 1)), 1);
        stored.cancelled(room(1, 1));

        assertThat(stored.isChanged()).isFalse();
        assertThat(Reservation.unknown(order()).isChanged()).isFalse();
    }
}
