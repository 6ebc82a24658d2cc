package dev.waybill.inventory.messaging;

import static dev.waybill.inventory.domain.ASample.MUG;
import static dev.waybill.inventory.domain.ASample.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.Carrier;
import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentDelivered;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.events.TrackingNumber;
import dev.waybill.inventory.domain.ASample;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranslationTest {

    private static final OrderId ORDER = ASample.order();
    private static final Carrier CARRIER = new Carrier("Snail");
    private static final TrackingNumber NUMBER = new TrackingNumber("S-1");

    private final OrderEvents orders = new OrderEvents();
    private final ShipmentEvents shipments = new ShipmentEvents();

    @Test
    void aPlacedOrderWantsItsLines() {
        var lines = List.of(line(MUG, 2));

        assertThat(orders.map(AnOrder.placed(ORDER, lines))).contains(new Fact.Placed(lines));
    }

    @Test
    void aCancelledOrderIsCancelledForWhateverReason() {
        for (CancellationReason reason : CancellationReason.values()) {
            assertThat(orders.map(new OrderCancelled(ORDER, reason))).contains(new Fact.Cancelled());
        }
    }

    @Test
    void aReturnThatArrivedBringsItsLinesBack() {
        var lines = List.of(line(MUG, 1));
        var id = ASample.returnId();

        assertThat(shipments.map(new ShipmentReturnArrived(ORDER, id, lines))).contains(new Fact.Returned(id, lines));
    }

    @Test
    void nothingElseOfAnOrderConcernsTheStock() {
        var placed = AnOrder.placed(ORDER, List.of(line(MUG, 2)));

        assertThat(orders.map(new OrderConfirmed(
                        ORDER, List.of(line(MUG, 2)), placed.shippingAddress(), placed.total(), placed.currency())))
                .isEmpty();
        assertThat(orders.map(new OrderCancellationRequested(ORDER))).isEmpty();
        assertThat(orders.map(new OrderCompleted(ORDER, placed.total(), placed.currency())))
                .isEmpty();
        assertThat(orders.map(new OrderReturnRequested(
                        ORDER, ASample.returnId(), List.of(line(MUG, 1)), placed.total(), placed.currency())))
                .isEmpty();
        assertThat(orders.map(new OrderReturnCompleted(ORDER, ASample.returnId(), placed.total(), placed.currency())))
                .isEmpty();
    }

    @Test
    void onlyADispatchedShipmentTakesUnitsAway() {
        assertThat(shipments.map(new ShipmentDispatched(ORDER, CARRIER, NUMBER)))
                .contains(new Fact.Dispatched());
        assertThat(shipments.map(new ShipmentScheduled(ORDER, CARRIER, NUMBER))).isEmpty();
        assertThat(shipments.map(new ShipmentDelivered(ORDER, CARRIER, NUMBER))).isEmpty();
        assertThat(shipments.map(new ShipmentCancelled(ORDER))).isEmpty();
        assertThat(shipments.map(new ShipmentFailed(ORDER, new ReasonCode("undeliverable"))))
                .isEmpty();
    }
}
