package dev.waybill.shipping.messaging;

import static dev.waybill.shipping.messaging.ShippingRoom.cancellationRequested;
import static dev.waybill.shipping.messaging.ShippingRoom.cancelled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.OrderId;
import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.shipping.carrier.Reply;
import dev.waybill.shipping.carrier.ScriptedCarrier;
import dev.waybill.shipping.domain.ASample;
import dev.waybill.shipping.domain.Parcel;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatchingTest {

    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final ShippingRoom room = new ShippingRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aScheduledShipmentIsHandedOverOnceAndToldAsDispatchedBecauseItWasScheduled() {
        OrderId order = room.orderConfirmed();

        room.dispatching.run();
        room.dispatching.run();

        assertThat(room.carrier.calls()).containsExactly(order);
        assertThat(room.stateOf(order)).isEqualTo(State.DISPATCHED);
        var told = room.outbox.toldAbout(order);
        assertThat(told).hasSize(2);
        assertThat(told.getLast().event()).isEqualTo(dispatched(order));
        assertThat(told.getLast().envelope().causationId())
                .isEqualTo(told.getFirst().envelope().id());
        assertThat(told.getLast().envelope().sequence()).isEqualTo(2);
    }

    @Test
    void whatCannotBeDeliveredFails() {
        OrderId order = room.orderConfirmed();
        room.carrier.script(order, ScriptedCarrier.REFUSES_IT);

        room.dispatching.run();

        assertThat(room.stateOf(order)).isEqualTo(State.FAILED);
        var told = room.outbox.toldAbout(order);
        assertThat(told.getLast().event()).isEqualTo(new ShipmentFailed(order, ASample.UNDELIVERABLE));
        assertThat(told.getLast().envelope().causationId())
                .isEqualTo(told.getFirst().envelope().id());
    }

    @Test
    void aCallThatTimesOutAndOneThatFailsAreRepeatedUntilThereIsOneDispatch() {
        OrderId order = room.orderConfirmed();
        room.carrier.script(order, ScriptedCarrier::hang, ScriptedCarrier.BREAKS, ScriptedCarrier.TAKES_IT);

        room.dispatching.run();
        assertThat(room.stateOf(order)).isEqualTo(State.DISPATCHING);
        room.dispatching.run();
        assertThat(room.carrier.calls()).as("it is left alone for a second").hasSize(1);

        room.clock.advance(Duration.ofSeconds(1));
        room.dispatching.run();
        assertThat(room.stateOf(order)).isEqualTo(State.DISPATCHING);
        room.clock.advance(Duration.ofSeconds(2));
        room.dispatching.run();

        assertThat(room.carrier.calls()).containsExactly(order, order, order);
        assertThat(room.outbox.about(order)).hasSize(2).last().isEqualTo(dispatched(order));
    }

    @Test
    void aCallThatHangsKeepsNoOtherParcelFromItsDispatch() {
        OrderId stuck = room.orderConfirmed();
        OrderId other = room.orderConfirmed();
        room.carrier.script(stuck, ScriptedCarrier::hang);

        room.dispatching.run();

        assertThat(room.stateOf(stuck)).isEqualTo(State.DISPATCHING);
        assertThat(room.stateOf(other)).isEqualTo(State.DISPATCHED);
    }

    @Test
    void aCrashBetweenTheCallAndItsCommitLeadsToTheSameCallAgainAndOneDispatch() {
        OrderId order = room.orderConfirmed();
        room.outbox.crashOnce();
        assertThatThrownBy(room.dispatching::run).hasMessage("the lights went out");
        assertThat(room.stateOf(order)).isEqualTo(State.DISPATCHING);

        room.dispatching.run();
        assertThat(room.carrier.calls()).as("the claim still holds").hasSize(1);
        room.clock.advance(CLAIM);
        room.dispatching.run();

        assertThat(room.carrier.calls()).containsExactly(order, order);
        assertThat(room.outbox.about(order)).hasSize(2).last().isEqualTo(dispatched(order));
        assertThat(room.outbox.toldAbout(order).getLast().envelope().sequence()).isEqualTo(2);
    }

    @Test
    void aCrashBetweenTheClaimAndTheCallOnlyDelaysTheDispatch() {
        OrderId order = room.orderConfirmed();
        room.database.transaction().executeWithoutResult(_ -> {
            List<Shipment> due = room.database.shipments().lockDispatchable(room.clock.instant(), 10);
            due.forEach(shipment -> shipment.claim(room.clock.instant().plus(CLAIM)));
            room.database.shipments().save(due);
        });

        room.clock.advance(CLAIM);
        room.dispatching.run();

        assertThat(room.stateOf(order)).isEqualTo(State.DISPATCHED);
    }

    @Test
    void aRequestThatComesDuringTheCallIsAnsweredByTheDispatchAlone() {
        OrderId order = room.orderConfirmed();
        duringTheCall(order, ScriptedCarrier.TAKES_IT, () -> room.hears(cancellationRequested(order)));

        room.dispatching.run();

        assertThat(room.outbox.about(order)).hasSize(2).last().isEqualTo(dispatched(order));
    }

    @Test
    void aRequestThatComesDuringTheCallIsAnsweredByTheFailureAlone() {
        OrderId order = room.orderConfirmed();
        duringTheCall(order, ScriptedCarrier.REFUSES_IT, () -> room.hears(cancellationRequested(order)));

        room.dispatching.run();

        assertThat(room.outbox.about(order))
                .hasSize(2)
                .last()
                .isEqualTo(new ShipmentFailed(order, ASample.UNDELIVERABLE));
    }

    @Test
    void aRequestThatComesWhileTheOutcomeIsUnknownWaitsForIt() {
        OrderId order = room.orderConfirmed();
        room.carrier.script(order, ScriptedCarrier.BREAKS, ScriptedCarrier.TAKES_IT);
        room.dispatching.run();

        room.hears(cancellationRequested(order));
        assertThat(room.outbox.about(order)).hasSize(1);
        room.clock.advance(Duration.ofSeconds(1));
        room.dispatching.run();

        assertThat(room.outbox.about(order)).hasSize(2).last().isEqualTo(dispatched(order));
    }

    @Test
    void anEndOfTheOrderThatComesDuringTheCallDoesNotUndoIt() {
        OrderId order = room.orderConfirmed();
        duringTheCall(order, ScriptedCarrier.TAKES_IT, () -> room.hears(cancelled(order)));

        room.dispatching.run();

        assertThat(room.outbox.about(order)).hasSize(2).last().isEqualTo(dispatched(order));
    }

    @Test
    void whatWasCalledBackInTimeNeverReachesTheCarrier() {
        OrderId order = room.orderConfirmed();
        room.hears(cancellationRequested(order));

        room.dispatching.run();

        assertThat(room.carrier.calls()).isEmpty();
    }

    @Test
    void whileTheCircuitIsOpenNothingIsClaimedSoThatEverythingCanStillBeCalledBack() {
        OrderId order = room.orderConfirmed();
        room.circuit.transitionToOpenState();

        assertThat(room.dispatching.run()).isFalse();
        assertThat(room.stateOf(order)).isEqualTo(State.SCHEDULED);
        room.hears(cancellationRequested(order));

        assertThat(room.outbox.about(order)).last().isEqualTo(new ShipmentCancelled(order));
    }

    @Test
    void twoInstancesHandEachOfManyParcelsOverOnce() {
        List<OrderId> orders = Stream.generate(ASample::order).limit(1000).toList();
        orders.forEach(order -> room.hears(ShippingRoom.confirmed(order)));

        Runnable untilDone = () -> {
            while (orders.stream().anyMatch(order -> room.stateOf(order) == State.SCHEDULED)) {
                room.dispatching.run();
            }
        };
        CompletableFuture.allOf(CompletableFuture.runAsync(untilDone), CompletableFuture.runAsync(untilDone))
                .join();

        assertThat(room.carrier.calls()).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(orders)
                .allSatisfy(order ->
                        assertThat(room.outbox.about(order)).hasSize(2).last().isEqualTo(dispatched(order)));
    }

    private void duringTheCall(OrderId order, Function<Parcel, Reply> then, Runnable what) {
        room.carrier.script(order, parcel -> {
            what.run();
            return then.apply(parcel);
        });
    }

    private static ShipmentDispatched dispatched(OrderId order) {
        return new ShipmentDispatched(order, ASample.BOOKING.carrier(), ASample.BOOKING.trackingNumber());
    }
}
