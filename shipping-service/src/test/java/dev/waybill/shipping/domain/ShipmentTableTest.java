package dev.waybill.shipping.domain;

import static dev.waybill.shipping.domain.ASample.ADDRESS;
import static dev.waybill.shipping.domain.ASample.BOOKING;
import static dev.waybill.shipping.domain.ASample.LATER;
import static dev.waybill.shipping.domain.ASample.NOW;
import static dev.waybill.shipping.domain.ASample.UNDELIVERABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentDelivered;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.events.ShipmentScheduled;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What shipping does about everything that can happen, in whatever state. */
class ShipmentTableTest {

    /** "-" changes nothing and tells nothing; a state is entered, and "!" says that this is told. */
    private static final String TABLE = """
                                   | UNKNOWN    | CLOSED     | SCHEDULED   | DISPATCHING | DISPATCHED | DELIVERED | CANCELLED | FAILED
            ORDER_CONFIRMED        | SCHEDULED! | CANCELLED! | -           | -           | -          | -         | -         | -
            CANCELLATION_REQUESTED | CANCELLED! | CANCELLED! | CANCELLED!  | -           | -          | -         | -         | -
            ORDER_CANCELLED        | CLOSED     | -          | CANCELLED!  | -           | -          | -         | -         | -
            DISPATCH_DUE           | -          | -          | DISPATCHING | -           | -          | -         | -         | -
            CARRIER_TOOK_IT        | -          | -          | -           | DISPATCHED! | -          | -         | -         | -
            CARRIER_REFUSED_IT     | -          | -          | -           | FAILED!     | -          | -         | -         | -
            CARRIER_DID_NOT_ANSWER | -          | -          | -           | -           | -          | -         | -         | -
            DELIVERY_REPORTED      | -          | -          | -           | -           | DELIVERED! | -         | -         | -
            """;

    record Cell(State state, Happening happening, String outcome) {

        State next() {
            return outcome.equals("-") ? state : State.valueOf(outcome.replace("!", ""));
        }

        boolean isTold() {
            return outcome.endsWith("!");
        }

        @Override
        public String toString() {
            return state + " + " + happening + " → " + outcome;
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everythingThatHappensInAStateLeadsWhereTheTableSays(Cell cell) {
        Shipment shipment = ASample.shipment(cell.state());

        Optional<? extends ShipmentEvent> told = happen(cell.happening(), shipment);

        assertThat(shipment.state()).isEqualTo(cell.next());
        assertThat(told.map(ShipmentTableTest::stateToldBy))
                .isEqualTo(cell.isTold() ? Optional.of(cell.next()) : Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theSameThingAgainChangesNothingAndTellsNothing(Cell cell) {
        Shipment shipment = ASample.shipment(cell.state());
        happen(cell.happening(), shipment);
        State once = shipment.state();

        assertThat(happen(cell.happening(), shipment)).isEmpty();
        assertThat(shipment.state()).isEqualTo(once);
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

    private static Optional<? extends ShipmentEvent> happen(Happening happening, Shipment shipment) {
        return switch (happening) {
            case ORDER_CONFIRMED -> answer(shipment.confirmed(BOOKING, ADDRESS, NOW, NOW));
            case CANCELLATION_REQUESTED -> shipment.cancellationRequested();
            case ORDER_CANCELLED -> shipment.orderCancelled();
            case DISPATCH_DUE -> {
                shipment.claim(LATER);
                yield Optional.empty();
            }
            case CARRIER_TOOK_IT -> shipment.taken(NOW, LATER);
            case CARRIER_REFUSED_IT -> shipment.refused(UNDELIVERABLE);
            case CARRIER_DID_NOT_ANSWER -> {
                shipment.unanswered(LATER);
                yield Optional.empty();
            }
            case DELIVERY_REPORTED -> shipment.delivered(LATER);
        };
    }

    private static Optional<ShipmentEvent> answer(Confirmation confirmation) {
        return switch (confirmation) {
            case Confirmation.Scheduled(var event) -> Optional.of(event);
            case Confirmation.Refused(var event) -> Optional.of(event);
            case Confirmation.AlreadyAnswered _ -> Optional.empty();
        };
    }

    private static State stateToldBy(ShipmentEvent event) {
        return switch (event) {
            case ShipmentScheduled _ -> State.SCHEDULED;
            case ShipmentDispatched _ -> State.DISPATCHED;
            case ShipmentDelivered _ -> State.DELIVERED;
            case ShipmentCancelled _ -> State.CANCELLED;
            case ShipmentFailed _ -> State.FAILED;
            case ShipmentReturnArrived _ -> throw new AssertionError("a shipment's states tell of no return");
        };
    }
}
