package dev.waybill.shipping.domain;

import static dev.waybill.shipping.domain.ShipmentFixtures.ADDRESS;
import static dev.waybill.shipping.domain.ShipmentFixtures.BOOKING;
import static dev.waybill.shipping.domain.ShipmentFixtures.LATER;
import static dev.waybill.shipping.domain.ShipmentFixtures.NOW;
import static dev.waybill.shipping.domain.ShipmentFixtures.UNDELIVERABLE;
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

/** Every trigger in every status. */
class ShipmentStateMachineTest {

    /** "-" changes and publishes nothing; otherwise this status is entered, and with "!" an event is published. */
    private static final String TABLE = """
                                   | UNKNOWN    | CLOSED     | SCHEDULED   | DISPATCHING | DISPATCHED | DELIVERED | CANCELLED | FAILED
            ORDER_CONFIRMED        | SCHEDULED! | CANCELLED! | -           | -           | -          | -         | -         | -
            CANCELLATION_REQUESTED | CANCELLED! | CANCELLED! | CANCELLED!  | -           | -          | -         | -         | -
            ORDER_CANCELLED        | CLOSED     | -          | CANCELLED!  | -           | -          | -         | -         | -
            DISPATCH_DUE           | -          | -          | DISPATCHING | -           | -          | -         | -         | -
            HANDOVER_ACCEPTED      | -          | -          | -           | DISPATCHED! | -          | -         | -         | -
            HANDOVER_REJECTED      | -          | -          | -           | FAILED!     | -          | -         | -         | -
            DELIVERY_REPORTED      | -          | -          | -           | -           | DELIVERED! | -         | -         | -
            PERSONAL_DATA_ERASED   | CLOSED     | -          | -           | -           | -          | -         | -         | -
            """;

    record Cell(ShipmentStatus status, ShipmentTrigger trigger, String outcome) {

        ShipmentStatus next() {
            return outcome.equals("-") ? status : ShipmentStatus.valueOf(outcome.replace("!", ""));
        }

        boolean isPublished() {
            return outcome.endsWith("!");
        }

        @Override
        public String toString() {
            return status + " + " + trigger + " → " + outcome;
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyTriggerHasItsOutcomeInEveryStatus(Cell cell) {
        Shipment shipment = ShipmentFixtures.shipment(cell.status());

        Optional<? extends ShipmentEvent> event = trigger(cell.trigger(), shipment);

        assertThat(shipment.status()).isEqualTo(cell.next());
        assertThat(event.map(ShipmentStateMachineTest::statusPublishedBy))
                .isEqualTo(cell.isPublished() ? Optional.of(cell.next()) : Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aRepeatedTriggerChangesAndPublishesNothing(Cell cell) {
        Shipment shipment = ShipmentFixtures.shipment(cell.status());
        trigger(cell.trigger(), shipment);
        ShipmentStatus afterFirst = shipment.status();

        assertThat(trigger(cell.trigger(), shipment)).isEmpty();
        assertThat(shipment.status()).isEqualTo(afterFirst);
    }

    @Test
    void theTableHasEveryPairOfStatusAndTrigger() {
        assertThat(cells()).hasSize(ShipmentStatus.values().length * ShipmentTrigger.values().length);
        assertThat(cells().map(cell -> List.of(cell.status(), cell.trigger()))).doesNotHaveDuplicates();
    }

    static Stream<Cell> cells() {
        List<String[]> rows =
                TABLE.lines().map(line -> line.split("\\s*\\|\\s*")).toList();
        String[] statuses = rows.getFirst();
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, statuses.length)
                        .mapToObj(i -> new Cell(
                                ShipmentStatus.valueOf(statuses[i]), ShipmentTrigger.valueOf(row[0]), row[i])));
    }

    private static Optional<? extends ShipmentEvent> trigger(ShipmentTrigger trigger, Shipment shipment) {
        return switch (trigger) {
            case ORDER_CONFIRMED -> shipment.book(BOOKING, ADDRESS, NOW, NOW);
            case CANCELLATION_REQUESTED -> shipment.cancellationRequested();
            case ORDER_CANCELLED -> shipment.orderCancelled();
            case DISPATCH_DUE -> {
                shipment.claim(LATER);
                yield Optional.empty();
            }
            case HANDOVER_ACCEPTED -> shipment.handoverAccepted(NOW, LATER);
            case HANDOVER_REJECTED -> shipment.handoverRejected(UNDELIVERABLE);
            case DELIVERY_REPORTED -> shipment.delivered(LATER);
            case PERSONAL_DATA_ERASED -> {
                shipment.personalDataErased();
                yield Optional.empty();
            }
        };
    }

    private static ShipmentStatus statusPublishedBy(ShipmentEvent event) {
        return switch (event) {
            case ShipmentScheduled _ -> ShipmentStatus.SCHEDULED;
            case ShipmentDispatched _ -> ShipmentStatus.DISPATCHED;
            case ShipmentDelivered _ -> ShipmentStatus.DELIVERED;
            case ShipmentCancelled _ -> ShipmentStatus.CANCELLED;
            case ShipmentFailed _ -> ShipmentStatus.FAILED;
            case ShipmentReturnArrived _ -> throw new AssertionError("no status publishes a return's arrival");
        };
    }
}
