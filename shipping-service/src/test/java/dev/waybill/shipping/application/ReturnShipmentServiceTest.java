package dev.waybill.shipping.application;

import static dev.waybill.shipping.domain.ShipmentFixtures.LINES;
import static dev.waybill.shipping.messaging.ShippingHarness.returnRequested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.shipping.domain.ShipmentFixtures;
import dev.waybill.shipping.messaging.ShippingHarness;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class ReturnShipmentServiceTest {

    private final ShippingHarness harness = new ShippingHarness();
    private final ReturnId id = ShipmentFixtures.returnId();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void aReturnCountsAsArrivedAfterItsDelayAndNotBefore() {
        OrderId order = harness.orderDispatched();
        var request = returnRequested(order, id);
        harness.receive(request);

        harness.clock.advance(ShippingHarness.RETURN_DELAY.minusMillis(2));
        harness.returns.arriveDue();
        assertThat(harness.outbox.events(order)).hasSize(2);

        harness.clock.advance(Duration.ofMillis(1));
        harness.returns.arriveDue();
        harness.returns.arriveDue();
        var published = harness.outbox.published(order);
        assertThat(published).hasSize(3);
        assertThat(published.getLast().event()).isEqualTo(new ShipmentReturnArrived(order, id, LINES));
        assertThat(published.getLast().envelope().causationId())
                .isEqualTo(request.envelope().id());
        assertThat(published.getLast().envelope().sequence()).isEqualTo(3);
    }

    @Test
    void theCarrierMayReportAnArrivalEarlierAndMoreThanOnce() {
        OrderId order = harness.orderDispatched();
        harness.receive(returnRequested(order, id));

        assertThat(harness.returns.reportArrival(id).orElseThrow().arrivedAt()).isNotNull();
        assertThat(harness.returns.reportArrival(id))
                .usingRecursiveComparison()
                .ignoringFields("value.storedValues")
                .isEqualTo(harness.returns.find(id));
        harness.clock.advance(ShippingHarness.RETURN_DELAY);
        harness.returns.arriveDue();

        assertThat(harness.outbox.events(order))
                .hasSize(3)
                .last()
                .isEqualTo(new ShipmentReturnArrived(order, id, LINES));
    }

    @Test
    void aRepeatedRequestBeforeOrAfterTheArrivalChangesNothing() {
        OrderId order = harness.orderDispatched();
        harness.receive(returnRequested(order, id), returnRequested(order, id));
        harness.returns.reportArrival(id);
        harness.receive(returnRequested(order, id));
        harness.clock.advance(ShippingHarness.RETURN_DELAY);
        harness.returns.arriveDue();

        assertThat(harness.outbox.events(order)).hasSize(3);
    }

    @Test
    void aReturnOfAShipmentThatWasNotDispatchedIsIgnored() {
        OrderId scheduled = harness.orderConfirmed();
        OrderId unknown = ShipmentFixtures.order();
        harness.receive(returnRequested(scheduled, id), returnRequested(unknown, ShipmentFixtures.returnId()));

        assertThat(harness.returns.reportArrival(id)).isEmpty();
        assertThat(harness.outbox.events(scheduled)).hasSize(1);
        assertThat(harness.shipments.find(unknown)).isEmpty();
    }

    @Test
    void concurrentReportsPublishOneEvent() {
        OrderId order = harness.orderDispatched();
        harness.receive(returnRequested(order, id));

        List<CompletableFuture<Void>> reports = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> harness.returns.reportArrival(id)))
                .limit(4)
                .toList();
        reports.forEach(CompletableFuture::join);

        assertThat(harness.outbox.events(order)).hasSize(3);
    }

    @Test
    void anArrivalIsRolledBackIfItsEventCannotBePublished() {
        OrderId order = harness.orderDispatched();
        harness.receive(returnRequested(order, id));
        harness.outbox.failOnce();
        assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(() -> harness.returns.reportArrival(id));

        assertThat(harness.returns.reportArrival(id).orElseThrow().arrivedAt()).isNotNull();
        assertThat(harness.outbox.events(order)).hasSize(3);
    }
}
