package dev.waybill.inventory.domain;

import static dev.waybill.inventory.domain.ASample.MUG;
import static dev.waybill.inventory.domain.ASample.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.LineItem;
import dev.waybill.events.ReturnId;
import dev.waybill.inventory.domain.Answer.Rejected;
import dev.waybill.inventory.domain.Answer.Reserved;
import dev.waybill.inventory.domain.Answer.ReservedAndCommitted;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What inventory does about everything that can happen, in whatever state. */
class ReservationTableTest {

    /** "-" changes nothing and tells nothing; a state is entered, and "!" says how often something is told. */
    private static final String TABLE = """
                         | UNKNOWN    | CLOSED    | DISPATCHED   | RESERVED   | REJECTED | RELEASED | COMMITTED
            PLACED       | RESERVED!  | REJECTED! | COMMITTED!!  | -          | -        | -        | -
            PLACED_SHORT | REJECTED!  | REJECTED! | REJECTED!    | -          | -        | -        | -
            CANCELLED    | CLOSED     | -         | CLOSED       | RELEASED!  | -        | -        | -
            LEFT         | DISPATCHED | -         | -            | COMMITTED! | -        | -        | -
            CAME_BACK    | -          | -         | -            | -          | -        | -        | COMMITTED!
            """;

    private static final List<LineItem> ASKED = List.of(line(MUG, 3));

    private static final ReturnId RETURN = new ReturnId(new UUID(0, 1));

    /**
     * The order is placed while there is enough, or too little; it is cancelled; its parcel is dispatched; its units
     * come back.
     */
    enum Happening {
        PLACED,
        PLACED_SHORT,
        CANCELLED,
        LEFT,
        CAME_BACK
    }

    record Cell(State state, Happening happening, String outcome) {

        State next() {
            return outcome.equals("-") ? state : State.valueOf(outcome.replace("!", ""));
        }

        int told() {
            return (int) outcome.chars().filter(c -> c == '!').count();
        }

        @Override
        public String toString() {
            return state + " + " + happening + " → " + outcome;
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everythingThatHappensInAStateLeadsWhereTheTableSays(Cell cell) {
        StockRoom room = room(cell);
        Reservation reservation = ASample.reservation(cell.state(), ASKED, room);

        int told = happen(cell.happening(), reservation, room);

        assertThat(reservation.state()).isEqualTo(cell.next());
        assertThat(told).isEqualTo(cell.told());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theStockIsWhatTheStateSays(Cell cell) {
        StockRoom room = room(cell);
        int before = available(room);
        Reservation reservation = ASample.reservation(cell.state(), ASKED, room);

        happen(cell.happening(), reservation, room);

        Stock mugs = room.find(MUG).orElseThrow();
        int asked = ASKED.getFirst().quantity().units();
        assertThat(mugs.reserved()).isEqualTo(reservation.state() == State.RESERVED ? asked : 0);
        boolean gone = reservation.state() == State.COMMITTED && cell.happening() != Happening.CAME_BACK;
        assertThat(mugs.onHand()).isEqualTo(gone ? before - asked : before);
        assertThat(reservation.lines()).isEqualTo(reservation.state().isAnswered() ? ASKED : List.of());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theSameThingAgainChangesNothingAndTellsNothing(Cell cell) {
        StockRoom room = room(cell);
        Reservation reservation = ASample.reservation(cell.state(), ASKED, room);
        happen(cell.happening(), reservation, room);
        State once = reservation.state();
        int movements = room.movements().size();

        assertThat(happen(cell.happening(), reservation, room)).isZero();
        assertThat(reservation.state()).isEqualTo(once);
        assertThat(room.movements()).hasSize(movements);
    }

    @Test
    void theTableKnowsEveryPair() {
        assertThat(cells()).hasSize(State.values().length * Happening.values().length);
        assertThat(cells().map(cell -> List.of(cell.state(), cell.happening()))).doesNotHaveDuplicates();
    }

    static Stream<Cell> cells() {
        List<String[]> rows =
                TABLE.lines().map(line -> line.split("\\s*\\|\\s*")).toList();
        String[] states = rows.getFirst();
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, states.length)
                        .mapToObj(i -> new Cell(State.valueOf(states[i]), Happening.valueOf(row[0]), row[i])));
    }

    private static int happen(Happening happening, Reservation reservation, StockRoom room) {
        return switch (happening) {
            case PLACED, PLACED_SHORT ->
                reservation
                        .placed(ASKED, room)
                        .map(ReservationTableTest::eventsOf)
                        .orElse(0);
            case CANCELLED -> reservation.cancelled(room) ? 1 : 0;
            case LEFT -> reservation.dispatched(room) ? 1 : 0;
            case CAME_BACK -> reservation.returned(RETURN, ASKED, room) ? 1 : 0;
        };
    }

    private static int eventsOf(Answer answer) {
        return switch (answer) {
            case Reserved _, Rejected _ -> 1;
            case ReservedAndCommitted _ -> 2;
        };
    }

    /** Too little only where it matters: a reservation that stands had enough when it was made. */
    private static StockRoom room(Cell cell) {
        boolean isShort = cell.happening() == Happening.PLACED_SHORT;
        boolean isReserved = switch (cell.state()) {
            case RESERVED, RELEASED, COMMITTED -> true;
            case UNKNOWN, CLOSED, DISPATCHED, REJECTED -> false;
        };
        return ASample.room(isShort && !isReserved ? 2 : 3, 0);
    }

    private static int available(StockRoom room) {
        return room.find(MUG).orElseThrow().available();
    }
}
