package dev.waybill.shipping.messaging;

import static dev.waybill.shipping.domain.ASample.LINES;
import static dev.waybill.shipping.messaging.ShippingRoom.returnRequested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.shipping.domain.ASample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final ShippingRoom room = new ShippingRoom();
    private final ReturnId id = ASample.returnId();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aReturnIsTakenForArrivedAfterItsDelayAndNotBefore() {
        OrderId order = room.orderDispatched();
        var request = returnRequested(order, id);
        room.hears(request);

        room.clock.advance(ShippingRoom.RETURN_DELAY.minusMillis(2));
        room.arrivals.run();
        assertThat(room.outbox.about(order)).hasSize(2);

        room.clock.advance(Duration.ofMillis(1));
        room.arrivals.run();
        room.arrivals.run();
        var told = room.outbox.toldAbout(order);
        assertThat(told).hasSize(3);
        assertThat(told.getLast().event()).isEqualTo(new ShipmentReturnArrived(order, id, LINES));
        assertThat(told.getLast().envelope().causationId())
                .isEqualTo(request.envelope().id());
        assertThat(told.getLast().envelope().sequence()).isEqualTo(3);
    }

    @Test
    void theCarrierMayReportAnArrivalEarlierAndMoreThanOnce() {
        OrderId order = room.orderDispatched();
        room.hears(returnRequested(order, id));

        assertThat(room.arrivals.report(id).orElseThrow().arrivedAt()).isNotNull();
        assertThat(room.arrivals.report(id)).isEqualTo(room.database.returns().find(id));
        room.clock.advance(ShippingRoom.RETURN_DELAY);
        room.arrivals.run();

        assertThat(room.outbox.about(order)).hasSize(3).last().isEqualTo(new ShipmentReturnArrived(order, id, LINES));
    }

    @Test
    void aRequestHeardAgainBeforeOrAfterTheArrivalChangesNothing() {
        OrderId order = room.orderDispatched();
        room.hears(returnRequested(order, id), returnRequested(order, id));
        room.arrivals.report(id);
        room.hears(returnRequested(order, id));
        room.clock.advance(ShippingRoom.RETURN_DELAY);
        room.arrivals.run();

        assertThat(room.outbox.about(order)).hasSize(3);
    }

    @Test
    void nobodyExpectsWhatNeverLeft() {
        OrderId scheduled = room.orderConfirmed();
        OrderId unknown = ASample.order();
        room.hears(returnRequested(scheduled, id), returnRequested(unknown, ASample.returnId()));

        assertThat(room.arrivals.report(id)).isEmpty();
        assertThat(room.outbox.about(scheduled)).hasSize(1);
        assertThat(room.database.shipments().find(unknown)).isEmpty();
    }

    @Test
    void reportsAtTheSameTimeTellOnce() {
        OrderId order = room.orderDispatched();
        room.hears(returnRequested(order, id));

        List<CompletableFuture<Void>> reports = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> room.arrivals.report(id)))
                .limit(4)
                .toList();
        reports.forEach(CompletableFuture::join);

        assertThat(room.outbox.about(order)).hasSize(3);
    }

    @Test
    void anArrivalThatCouldNotBeToldHasNotHappened() {
        OrderId order = room.orderDispatched();
        room.hears(returnRequested(order, id));
        room.outbox.crashOnce();
        assertThatIllegalStateException().isThrownBy(() -> room.arrivals.report(id));

        assertThat(room.arrivals.report(id).orElseThrow().arrivedAt()).isNotNull();
        assertThat(room.outbox.about(order)).hasSize(3);
    }
}
