package dev.waybill.inventory.domain;

import static dev.waybill.inventory.domain.InventoryFixtures.MUG;
import static dev.waybill.inventory.domain.InventoryFixtures.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.LineItem;
import dev.waybill.events.ReturnId;
import dev.waybill.events.StockEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every trigger in every status. */
class ReservationTransitionsTest {

    /** "-" changes and publishes nothing; otherwise this status is entered, and each "!" is a published event. */
    private static final String TABLE = """
                         | UNKNOWN    | CLOSED    | DISPATCHED  | RESERVED   | REJECTED | RELEASED | COMMITTED
            PLACED       | RESERVED!  | REJECTED! | COMMITTED!! | -          | -        | -        | -
            PLACED_SHORT | REJECTED!  | REJECTED! | REJECTED!   | -          | -        | -        | -
            CANCELLED    | CLOSED     | -         | CLOSED      | RELEASED!  | -        | -        | -
            DISPATCHED   | DISPATCHED | -         | -           | COMMITTED! | -        | -        | -
            RETURNED     | -          | -         | -           | -          | -        | -        | COMMITTED!
            """;

    private static final List<LineItem> LINES = List.of(line(MUG, 3));

    private static final ReturnId RETURN = new ReturnId(new UUID(0, 1));

    enum Trigger {
        PLACED,
        /** Placed while there are too few units. */
        PLACED_SHORT,
        CANCELLED,
        DISPATCHED,
        RETURNED
    }

    record Cell(ReservationStatus status, Trigger trigger, String outcome) {

        ReservationStatus next() {
            return outcome.equals("-") ? status : ReservationStatus.valueOf(outcome.replace("!", ""));
        }

        int events() {
            return (int) outcome.chars().filter(c -> c == '!').count();
        }

        @Override
        public String toString() {
            return status + " + " + trigger + " → " + outcome;
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyTriggerHasItsOutcomeInEveryStatus(Cell cell) {
        LockedStock stock = stock(cell);
        Reservation reservation = InventoryFixtures.reservation(cell.status(), LINES, stock);

        List<StockEvent> events = trigger(cell.trigger(), reservation, stock);

        assertThat(reservation.status()).isEqualTo(cell.next());
        assertThat(events).hasSize(cell.events());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theStockMatchesTheStatus(Cell cell) {
        LockedStock stock = stock(cell);
        int before = available(stock);
        Reservation reservation = InventoryFixtures.reservation(cell.status(), LINES, stock);

        trigger(cell.trigger(), reservation, stock);

        StockItem mugs = stock.find(MUG).orElseThrow();
        int units = LINES.getFirst().quantity().units();
        assertThat(mugs.reserved()).isEqualTo(reservation.status() == ReservationStatus.RESERVED ? units : 0);
        boolean shipped = reservation.status() == ReservationStatus.COMMITTED && cell.trigger() != Trigger.RETURNED;
        assertThat(mugs.onHand()).isEqualTo(shipped ? before - units : before);
        assertThat(reservation.lines()).isEqualTo(reservation.status().isDecided() ? LINES : List.of());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aRepeatedTriggerChangesAndPublishesNothing(Cell cell) {
        LockedStock stock = stock(cell);
        Reservation reservation = InventoryFixtures.reservation(cell.status(), LINES, stock);
        trigger(cell.trigger(), reservation, stock);
        ReservationStatus afterFirst = reservation.status();
        int changes = stock.changes().size();

        assertThat(trigger(cell.trigger(), reservation, stock)).isEmpty();
        assertThat(reservation.status()).isEqualTo(afterFirst);
        assertThat(stock.changes()).hasSize(changes);
    }

    @Test
    void theTableHasEveryPairOfStatusAndTrigger() {
        assertThat(cells()).hasSize(ReservationStatus.values().length * Trigger.values().length);
        assertThat(cells().map(cell -> List.of(cell.status(), cell.trigger()))).doesNotHaveDuplicates();
    }

    static Stream<Cell> cells() {
        List<String[]> rows =
                TABLE.lines().map(line -> line.split("\\s*\\|\\s*")).toList();
        String[] statuses = rows.getFirst();
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, statuses.length)
                        .mapToObj(i ->
                                new Cell(ReservationStatus.valueOf(statuses[i]), Trigger.valueOf(row[0]), row[i])));
    }

    private static List<StockEvent> trigger(Trigger trigger, Reservation reservation, LockedStock stock) {
        return switch (trigger) {
            case PLACED, PLACED_SHORT -> reservation.reserve(LINES, stock);
            case CANCELLED -> reservation.release(stock);
            case DISPATCHED -> reservation.commit(stock, Instant.EPOCH);
            case RETURNED -> reservation.restock(RETURN, LINES, stock, Instant.EPOCH);
        };
    }

    /** Too few units only for a reservation that does not hold any. */
    private static LockedStock stock(Cell cell) {
        boolean isShort = cell.trigger() == Trigger.PLACED_SHORT;
        boolean isReserved = switch (cell.status()) {
            case RESERVED, RELEASED, COMMITTED -> true;
            case UNKNOWN, CLOSED, DISPATCHED, REJECTED -> false;
        };
        return InventoryFixtures.stock(isShort && !isReserved ? 2 : 3, 0);
    }

    private static int available(LockedStock stock) {
        return stock.find(MUG).orElseThrow().available();
    }
}
