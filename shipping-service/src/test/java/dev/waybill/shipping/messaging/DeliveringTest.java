package dev.waybill.shipping.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.events.ShipmentDelivered;
import dev.waybill.shipping.domain.ASample;
import dev.waybill.shipping.domain.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveringTest {

    private final ShippingRoom room = new ShippingRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aDispatchedShipmentIsTakenForDeliveredAfterItsDelayAndNotBefore() {
        OrderId order = room.orderConfirmed();
        room.dispatching.run();

        room.clock.advance(ShippingRoom.DELIVERY_DELAY.minusMillis(1));
        room.delivering.run();
        assertThat(room.stateOf(order)).isEqualTo(State.DISPATCHED);

        room.clock.advance(Duration.ofMillis(1));
        room.delivering.run();
        room.delivering.run();
        assertThat(room.stateOf(order)).isEqualTo(State.DELIVERED);
        var told = room.outbox.toldAbout(order);
        assertThat(told).hasSize(3);
        assertThat(told.getLast().event()).isEqualTo(delivered(order));
        assertThat(told.getLast().envelope().causationId())
                .isEqualTo(told.get(1).envelope().id());
        assertThat(told.getLast().envelope().sequence()).isEqualTo(3);
    }

    @Test
    void theCarrierMayReportADeliveryEarlierAndMoreThanOnce() {
        OrderId order = room.orderConfirmed();
        room.dispatching.run();

        assertThat(room.delivering.report(order).state()).isEqualTo(State.DELIVERED);
        assertThat(room.delivering.report(order).state()).isEqualTo(State.DELIVERED);
        room.clock.advance(ShippingRoom.DELIVERY_DELAY);
        room.delivering.run();

        assertThat(room.outbox.about(order)).hasSize(3).last().isEqualTo(delivered(order));
    }

    @Test
    void aReportAboutWhatWasNotDispatchedChangesNothing() {
        OrderId scheduled = room.orderConfirmed();
        OrderId unknown = ASample.order();

        assertThat(room.delivering.report(scheduled).state()).isEqualTo(State.SCHEDULED);
        assertThat(room.delivering.report(unknown).state()).isEqualTo(State.UNKNOWN);

        assertThat(room.outbox.about(scheduled)).hasSize(1);
        assertThat(room.database.shipments().find(unknown)).isEmpty();
    }

    @Test
    void manyAreDeliveredAChunkAtATime() {
        List<OrderId> orders = Stream.generate(room::orderConfirmed).limit(750).toList();
        while (room.dispatching.run()) {
            // until all are dispatched
        }
        room.clock.advance(ShippingRoom.DELIVERY_DELAY);

        assertThat(room.delivering.run()).isTrue();
        assertThat(room.delivering.run()).isFalse();

        assertThat(orders).allSatisfy(order -> assertThat(room.stateOf(order)).isEqualTo(State.DELIVERED));
    }

    private static ShipmentDelivered delivered(OrderId order) {
        return new ShipmentDelivered(order, ASample.BOOKING.carrier(), ASample.BOOKING.trackingNumber());
    }
}
