package dev.waybill.inventory.messaging;

import static dev.waybill.inventory.domain.InventoryFixtures.MUG;
import static dev.waybill.inventory.domain.InventoryFixtures.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.Carrier;
import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPersonalDataErased;
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
import dev.waybill.inventory.domain.InventoryFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventMapperTest {

    private static final OrderId ORDER = InventoryFixtures.order();
    private static final Carrier CARRIER = new Carrier("Snail");
    private static final TrackingNumber NUMBER = new TrackingNumber("S-1");

    private final OrderEventMapper orders = new OrderEventMapper();
    private final ShipmentEventMapper shipments = new ShipmentEventMapper();

    @Test
    void aPlacedOrderReservesItsLines() {
        var lines = List.of(line(MUG, 2));

        assertThat(orders.map(OrderEventFixtures.placed(ORDER, lines))).contains(new ReservationCommand.Reserve(lines));
    }

    @Test
    void aCancelledOrderReleasesItsLinesForEveryReason() {
        for (CancellationReason reason : CancellationReason.values()) {
            assertThat(orders.map(new OrderCancelled(ORDER, reason))).contains(new ReservationCommand.Release());
        }
    }

    @Test
    void anArrivedReturnRestocksItsLines() {
        var lines = List.of(line(MUG, 1));
        var id = InventoryFixtures.returnId();

        assertThat(shipments.map(new ShipmentReturnArrived(ORDER, id, lines)))
                .contains(new ReservationCommand.Restock(id, lines));
    }

    @Test
    void otherOrderEventsAreIgnored() {
        var placed = OrderEventFixtures.placed(ORDER, List.of(line(MUG, 2)));

        assertThat(orders.map(new OrderConfirmed(
                        ORDER, List.of(line(MUG, 2)), placed.shippingAddress(), placed.total(), placed.currency())))
                .isEmpty();
        assertThat(orders.map(new OrderCancellationRequested(ORDER))).isEmpty();
        assertThat(orders.map(new OrderPersonalDataErased(ORDER))).isEmpty();
        assertThat(orders.map(new OrderCompleted(ORDER, placed.total(), placed.currency())))
                .isEmpty();
        assertThat(orders.map(new OrderReturnRequested(
                        ORDER, InventoryFixtures.returnId(), List.of(line(MUG, 1)), placed.total(), placed.currency())))
                .isEmpty();
        assertThat(orders.map(new OrderReturnCompleted(
                        ORDER, InventoryFixtures.returnId(), placed.total(), placed.currency())))
                .isEmpty();
    }

    @Test
    void onlyADispatchedShipmentCommitsUnits() {
        assertThat(shipments.map(new ShipmentDispatched(ORDER, CARRIER, NUMBER)))
                .contains(new ReservationCommand.Commit());
        assertThat(shipments.map(new ShipmentScheduled(ORDER, CARRIER, NUMBER))).isEmpty();
        assertThat(shipments.map(new ShipmentDelivered(ORDER, CARRIER, NUMBER))).isEmpty();
        assertThat(shipments.map(new ShipmentCancelled(ORDER))).isEmpty();
        assertThat(shipments.map(new ShipmentFailed(ORDER, new ReasonCode("undeliverable"))))
                .isEmpty();
    }
}
