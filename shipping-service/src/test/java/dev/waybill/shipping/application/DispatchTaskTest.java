package dev.waybill.shipping.application;

import static dev.waybill.shipping.messaging.ShippingHarness.cancellationRequested;
import static dev.waybill.shipping.messaging.ShippingHarness.cancelled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.shipping.carrier.CarrierResponse;
import dev.waybill.shipping.carrier.HangingCall;
import dev.waybill.shipping.carrier.ScriptedCarrier;
import dev.waybill.shipping.domain.HandoverRequest;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.ShipmentFixtures;
import dev.waybill.shipping.domain.ShipmentStatus;
import dev.waybill.shipping.messaging.ShippingHarness;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class DispatchTaskTest {

    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final ShippingHarness harness = new ShippingHarness();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void theDelayOfAHandoverWithUnknownOutcomeDoublesFromOneSecondToOneMinute() {
        assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 1_000_000)
                        .mapToObj(DispatchTask.RETRY_DELAY::after)
                        .map(Duration::toSeconds))
                .containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void aScheduledShipmentIsHandedOverOnceAndItsDispatchIsCausedByItsScheduling() {
        OrderId order = harness.orderConfirmed();

        harness.dispatchUntilIdle();
        harness.dispatchUntilIdle();

        assertThat(harness.carrier.calls()).containsExactly(order);
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DISPATCHED);
        var published = harness.outbox.published(order);
        assertThat(published).hasSize(2);
        assertThat(published.getLast().event()).isEqualTo(dispatched(order));
        assertThat(published.getLast().envelope().causationId())
                .isEqualTo(published.getFirst().envelope().id());
        assertThat(published.getLast().envelope().sequence()).isEqualTo(2);
    }

    @Test
    void aRejectedHandoverFailsTheShipment() {
        OrderId order = harness.orderConfirmed();
        harness.carrier.script(order, ScriptedCarrier.REJECTS);

        harness.dispatchUntilIdle();

        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.FAILED);
        var published = harness.outbox.published(order);
        assertThat(published.getLast().event()).isEqualTo(new ShipmentFailed(order, ShipmentFixtures.UNDELIVERABLE));
        assertThat(published.getLast().envelope().causationId())
                .isEqualTo(published.getFirst().envelope().id());
    }

    @Test
    void aTimedOutAndAFailedCallAreRetriedUntilThereIsOneDispatch() {
        OrderId order = harness.orderConfirmed();
        harness.carrier.script(order, new HangingCall(), ScriptedCarrier.FAILS, ScriptedCarrier.ACCEPTS);

        harness.dispatchUntilIdle();
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DISPATCHING);
        harness.dispatchUntilIdle();
        assertThat(harness.carrier.calls()).as("the retry is not due yet").hasSize(1);

        harness.clock.advance(Duration.ofSeconds(1));
        harness.dispatchUntilIdle();
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DISPATCHING);
        harness.clock.advance(Duration.ofSeconds(2));
        harness.dispatchUntilIdle();

        assertThat(harness.carrier.calls()).containsExactly(order, order, order);
        assertThat(harness.outbox.events(order)).hasSize(2).last().isEqualTo(dispatched(order));
    }

    @Test
    void eachShipmentOfABatchGetsItsOwnResponse() {
        List<OrderId> orders = List.of(harness.orderConfirmed(), harness.orderConfirmed(), harness.orderConfirmed());
        harness.carrier.script(orders.get(1), ScriptedCarrier.REJECTS);

        harness.dispatchUntilIdle();

        assertThat(orders.stream().map(harness::statusOf))
                .containsExactly(ShipmentStatus.DISPATCHED, ShipmentStatus.FAILED, ShipmentStatus.DISPATCHED);
        assertThat(harness.outbox.events(orders.get(1)))
                .last()
                .isEqualTo(new ShipmentFailed(orders.get(1), ShipmentFixtures.UNDELIVERABLE));
    }

    @Test
    void aFailedCallHasAnUnknownOutcomeAndDoesNotAffectTheOthersOfItsBatch() {
        List<OrderId> orders = List.of(harness.orderConfirmed(), harness.orderConfirmed(), harness.orderConfirmed());
        harness.carrier.script(orders.get(1), ScriptedCarrier.FAILS);

        harness.dispatchUntilIdle();

        assertThat(orders.stream().map(harness::statusOf))
                .containsExactly(ShipmentStatus.DISPATCHED, ShipmentStatus.DISPATCHING, ShipmentStatus.DISPATCHED);
        assertThat(harness.circuitBreaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
    }

    /** The others are accepted only while the first call hangs, so one call after the other fails this test. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void aHangingCallIsInterruptedAtTheTimeLimitAndDoesNotDelayTheOthersOfItsBatch() {
        OrderId stuck = harness.orderConfirmed();
        List<OrderId> others = Stream.generate(harness::orderConfirmed).limit(3).toList();
        var hanging = new HangingCall();
        harness.carrier.script(stuck, hanging);
        others.forEach(other -> harness.carrier.script(other, hanging.acceptsMeanwhile()));

        harness.dispatchUntilIdle();

        assertThat(harness.statusOf(stuck)).isEqualTo(ShipmentStatus.DISPATCHING);
        assertThat(others.stream().map(harness::statusOf)).containsOnly(ShipmentStatus.DISPATCHED);
        assertThat(harness.circuitBreaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
        await("the interrupt").until(hanging::wasInterrupted);
    }

    @Test
    void aCrashBetweenTheCallAndItsCommitRepeatsTheCallAndDispatchesOnce() {
        OrderId order = harness.orderConfirmed();
        harness.outbox.failOnce();
        assertThatThrownBy(harness::dispatchUntilIdle).hasMessage("simulated crash");
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DISPATCHING);

        ExternalTaskExecutor<?, ?> restarted = harness.dispatchWorkerOfAnotherInstance();
        ShippingHarness.runUntilIdle(restarted);
        assertThat(harness.carrier.calls()).as("the claim still holds").hasSize(1);
        harness.clock.advance(CLAIM);
        ShippingHarness.runUntilIdle(restarted);

        assertThat(harness.carrier.calls()).containsExactly(order, order);
        assertThat(harness.outbox.events(order)).hasSize(2).last().isEqualTo(dispatched(order));
        assertThat(harness.outbox.published(order).getLast().envelope().sequence())
                .isEqualTo(2);
    }

    @Test
    void aCrashBetweenTheClaimAndTheCallOnlyDelaysTheDispatch() {
        OrderId order = harness.orderConfirmed();
        harness.database.transaction().executeWithoutResult(_ -> {
            List<Shipment> due = harness.database.shipments().lockDispatchable(harness.clock.instant(), 10);
            due.forEach(shipment -> shipment.claim(harness.clock.instant().plus(CLAIM)));
            harness.database.shipments().saveAllInBatch(due);
        });

        harness.clock.advance(CLAIM);
        harness.dispatchUntilIdle();

        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DISPATCHED);
    }

    @Test
    void aCancellationRequestDuringTheCallIsAnsweredByTheDispatchAlone() {
        OrderId order = harness.orderConfirmed();
        duringTheCall(order, ScriptedCarrier.ACCEPTS, () -> harness.receive(cancellationRequested(order)));

        harness.dispatchUntilIdle();

        assertThat(harness.outbox.events(order)).hasSize(2).last().isEqualTo(dispatched(order));
    }

    @Test
    void aCancellationRequestDuringTheCallIsAnsweredByTheFailureAlone() {
        OrderId order = harness.orderConfirmed();
        duringTheCall(order, ScriptedCarrier.REJECTS, () -> harness.receive(cancellationRequested(order)));

        harness.dispatchUntilIdle();

        assertThat(harness.outbox.events(order))
                .hasSize(2)
                .last()
                .isEqualTo(new ShipmentFailed(order, ShipmentFixtures.UNDELIVERABLE));
    }

    @Test
    void aCancellationRequestWhileTheOutcomeIsUnknownWaitsForIt() {
        OrderId order = harness.orderConfirmed();
        harness.carrier.script(order, ScriptedCarrier.FAILS, ScriptedCarrier.ACCEPTS);
        harness.dispatchUntilIdle();

        harness.receive(cancellationRequested(order));
        assertThat(harness.outbox.events(order)).hasSize(1);
        harness.clock.advance(Duration.ofSeconds(1));
        harness.dispatchUntilIdle();

        assertThat(harness.outbox.events(order)).hasSize(2).last().isEqualTo(dispatched(order));
    }

    @Test
    void aCancelledOrderDuringTheCallDoesNotUndoTheDispatch() {
        OrderId order = harness.orderConfirmed();
        duringTheCall(order, ScriptedCarrier.ACCEPTS, () -> harness.receive(cancelled(order)));

        harness.dispatchUntilIdle();

        assertThat(harness.outbox.events(order)).hasSize(2).last().isEqualTo(dispatched(order));
    }

    @Test
    void aCancelledShipmentNeverReachesTheCarrier() {
        OrderId order = harness.orderConfirmed();
        harness.receive(cancellationRequested(order));

        harness.dispatchUntilIdle();

        assertThat(harness.carrier.calls()).isEmpty();
    }

    @Test
    void whileTheCircuitIsOpenNothingIsClaimedAndShipmentsCanBeCancelled() {
        OrderId order = harness.orderConfirmed();
        harness.circuitBreaker.transitionToOpenState();

        assertThat(harness.dispatchWorker.runBatch()).isFalse();
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.SCHEDULED);
        harness.receive(cancellationRequested(order));

        assertThat(harness.outbox.events(order)).last().isEqualTo(new ShipmentCancelled(order));
    }

    @Test
    void twoInstancesHandOverEachParcelOnce() {
        List<OrderId> orders =
                Stream.generate(ShipmentFixtures::order).limit(1000).toList();
        orders.forEach(order -> harness.receive(ShippingHarness.confirmed(order)));

        ExternalTaskExecutor<?, ?> otherInstance = harness.dispatchWorkerOfAnotherInstance();
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> dispatchAll(harness.dispatchWorker, orders)),
                        CompletableFuture.runAsync(() -> dispatchAll(otherInstance, orders)))
                .join();

        assertThat(harness.carrier.calls()).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(orders)
                .allSatisfy(order -> assertThat(harness.outbox.events(order))
                        .hasSize(2)
                        .last()
                        .isEqualTo(dispatched(order)));
    }

    private void dispatchAll(ExternalTaskExecutor<?, ?> dispatchWorker, List<OrderId> orders) {
        while (orders.stream().anyMatch(order -> harness.statusOf(order) == ShipmentStatus.SCHEDULED)) {
            ShippingHarness.runUntilIdle(dispatchWorker);
        }
    }

    private void duringTheCall(OrderId order, Function<HandoverRequest, CarrierResponse> response, Runnable action) {
        harness.carrier.script(order, request -> {
            action.run();
            return response.apply(request);
        });
    }

    private static ShipmentDispatched dispatched(OrderId order) {
        return new ShipmentDispatched(
                order, ShipmentFixtures.BOOKING.carrier(), ShipmentFixtures.BOOKING.trackingNumber());
    }
}
