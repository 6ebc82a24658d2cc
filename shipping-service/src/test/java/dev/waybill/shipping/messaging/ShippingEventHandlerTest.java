package dev.waybill.shipping.messaging;

import static dev.waybill.shipping.messaging.ShippingHarness.cancellationRequested;
import static dev.waybill.shipping.messaging.ShippingHarness.cancelled;
import static dev.waybill.shipping.messaging.ShippingHarness.confirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.shipping.domain.ShipmentFixtures;
import dev.waybill.shipping.domain.ShipmentStatus;
import dev.waybill.shipping.messaging.RecordingOutbox.Published;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ShippingEventHandlerTest {

    private static final ShippingHarness harness = new ShippingHarness();

    private final OrderId order = ShipmentFixtures.order();

    @AfterAll
    static void close() {
        harness.close();
    }

    @Test
    void aConfirmedOrderIsScheduledAndCausedByItsConfirmation() {
        var confirmation = confirmed(order);
        harness.receive(confirmation);

        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.SCHEDULED);
        assertThat(harness.outbox.published(order)).singleElement().satisfies(published -> {
            assertThat(published.event()).isInstanceOf(ShipmentScheduled.class);
            assertThat(published.envelope().sequence()).isEqualTo(1);
            assertThat(published.envelope().causationId())
                    .isEqualTo(confirmation.envelope().id());
            assertThat(published.envelope().traceparent())
                    .isEqualTo(confirmation.envelope().traceparent());
        });
    }

    @Test
    void theScheduledEventIsStoredAsTheCauseOfTheJobsEvents() {
        harness.receive(confirmed(order));

        Published scheduled = harness.outbox.published(order).getFirst();
        assertThat(harness.database.find(order).cause())
                .isEqualTo(scheduled.envelope().toCausation());
    }

    @Test
    void aScheduledShipmentIsCancelledOnRequest() {
        harness.receive(confirmed(order));
        var request = cancellationRequested(order);
        harness.receive(request);

        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.CANCELLED);
        Published answer = harness.outbox.published(order).getLast();
        assertThat(answer.event()).isEqualTo(new ShipmentCancelled(order));
        assertThat(answer.envelope().causationId()).isEqualTo(request.envelope().id());
        assertThat(answer.envelope().sequence()).isEqualTo(2);
    }

    @Test
    void aBatchMayHoldSeveralEventsOfOneOrder() {
        OrderId other = ShipmentFixtures.order();
        harness.receive(
                confirmed(order), confirmed(other), cancellationRequested(order), confirmed(order), cancelled(order));

        assertThat(harness.outbox.events(order)).hasSize(2).last().isEqualTo(new ShipmentCancelled(order));
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.CANCELLED);
        assertThat(harness.statusOf(other)).isEqualTo(ShipmentStatus.SCHEDULED);
    }

    @Test
    void aCancellationRequestForAnUnknownOrderIsAnsweredAndItsLateConfirmationIsNotShipped() {
        harness.receive(cancellationRequested(order));
        harness.receive(confirmed(order));
        harness.dispatchUntilIdle();

        assertThat(harness.outbox.events(order)).containsExactly(new ShipmentCancelled(order));
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.CANCELLED);
        assertThat(harness.carrier.calls()).doesNotContain(order);
    }

    @Test
    void aCancelledOrderIsStoredAndItsLateConfirmationIsRejected() {
        harness.receive(cancelled(order));
        assertThat(harness.outbox.events(order)).isEmpty();

        var confirmation = confirmed(order);
        harness.receive(confirmation);
        harness.dispatchUntilIdle();

        assertThat(harness.outbox.published(order)).singleElement().satisfies(published -> {
            assertThat(published.event()).isEqualTo(new ShipmentCancelled(order));
            assertThat(published.envelope().causationId())
                    .isEqualTo(confirmation.envelope().id());
        });
        assertThat(harness.carrier.calls()).doesNotContain(order);
    }

    @Test
    void repeatedEventsPublishNothingNew() {
        harness.receive(confirmed(order), confirmed(order));
        harness.receive(confirmed(order));
        harness.receive(cancelled(order), cancelled(order));
        harness.receive(cancellationRequested(order), cancelled(order));

        assertThat(harness.outbox.events(order)).hasSize(2);
    }
}
