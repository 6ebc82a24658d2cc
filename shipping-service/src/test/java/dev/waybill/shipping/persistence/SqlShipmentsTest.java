package dev.waybill.shipping.persistence;

import static dev.waybill.shipping.domain.ASample.ADDRESS;
import static dev.waybill.shipping.domain.ASample.BOOKING;
import static dev.waybill.shipping.domain.ASample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.ASample;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.Shipments;
import dev.waybill.shipping.domain.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

class SqlShipmentsTest {

    private static final ShippingDatabase database = new ShippingDatabase();
    private final Shipments shipments = database.shipments();

    @BeforeEach
    void startWithNothing() {
        database.clear();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void aShipmentIsFoundAsItWasSaved(State state) {
        Shipment shipment = ASample.shipment(state);
        shipment.nextSequence();
        database.save(shipment);

        assertThat(shipments.find(shipment.orderId())).contains(shipment.snapshot());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNKNOWN", "CLOSED"})
    void aShipmentIsFoundAsItWasChanged(State state) {
        OrderId order = ASample.order();
        database.save(ASample.shipment(order, State.SCHEDULED));
        Shipment changed = ASample.bring(locked(order), state);
        changed.nextSequence();
        changed.causes(ASample.cause());
        database.save(changed);

        assertThat(shipments.find(order)).contains(changed.snapshot());
    }

    @Test
    void anOrderNeverHeardOfIsUnknownAndNotStored() {
        Shipment shipment = locked(ASample.order());

        assertThat(shipment.state()).isEqualTo(State.UNKNOWN);
        database.save(shipment);
        assertThat(shipments.find(shipment.orderId())).isEmpty();
    }

    @Test
    void aBatchIsLockedInTheOrderOfItsIds() {
        List<OrderId> orders = List.of(ASample.order(), ASample.order(), ASample.order());

        Map<OrderId, Shipment> locked = database.transaction().execute(_ -> shipments.lock(orders.reversed()));

        assertThat(locked.keySet()).containsExactlyElementsOf(orders);
    }

    @Test
    void onlyWhatIsDueIsDispatchedTheLongestDueFirst() {
        Shipment soon = scheduledIn(Duration.ofSeconds(1));
        Shipment now = scheduledIn(Duration.ZERO);
        Shipment before = scheduledIn(Duration.ofSeconds(-1));
        database.save(soon, now, before, ASample.shipment(State.DISPATCHED), ASample.shipment(State.CANCELLED));

        assertThat(dispatchable(10)).containsExactly(before.orderId(), now.orderId());
        assertThat(dispatchable(1)).containsExactly(before.orderId());
    }

    @Test
    void aClaimKeepsOthersAwayUntilItExpires() {
        Shipment claimed = scheduledIn(Duration.ZERO);
        claimed.claim(NOW.plusSeconds(30));
        Shipment expired = scheduledIn(Duration.ZERO);
        expired.claim(NOW);
        database.save(claimed, expired);

        assertThat(dispatchable(10)).containsExactly(expired.orderId());
    }

    @Test
    void whatSomebodyElseHoldsIsPassedOver() {
        Shipment held = scheduledIn(Duration.ZERO);
        Shipment free = scheduledIn(Duration.ZERO);
        database.save(held, free);

        database.transaction().executeWithoutResult(_ -> {
            shipments.lock(List.of(held.orderId()));
            assertThat(inAnotherTransaction(10)).containsExactly(free.orderId());
        });
    }

    @Test
    void onlyWhatIsDispatchedAndDueIsDelivered() {
        Shipment due = ASample.shipment(State.DISPATCHING);
        due.taken(NOW, NOW);
        Shipment later = ASample.shipment(State.DISPATCHING);
        later.taken(NOW, NOW.plusSeconds(1));
        database.save(due, later, scheduledIn(Duration.ZERO), ASample.shipment(State.DELIVERED));

        List<Shipment> deliverable = database.transaction().execute(_ -> shipments.lockDeliverable(NOW, 10));

        assertThat(deliverable).extracting(Shipment::orderId).containsExactly(due.orderId());
    }

    @Test
    void whoHearsOfAnOrderASecondTimeAtTheSameTimeTriesAgain() {
        OrderId order = ASample.order();
        Shipment heard = locked(order);
        heard.orderCancelled();
        Shipment heardElsewhere = locked(order);
        heardElsewhere.confirmed(BOOKING, ADDRESS, NOW, NOW);
        heardElsewhere.causes(ASample.cause());
        database.save(heard);

        assertThatThrownBy(() -> database.save(heardElsewhere)).isInstanceOf(DuplicateKeyException.class);
        assertThat(database.find(order).state()).isEqualTo(State.CLOSED);
    }

    private static Shipment scheduledIn(Duration delay) {
        Shipment shipment = ASample.shipment(State.UNKNOWN);
        shipment.confirmed(BOOKING, ADDRESS, NOW, NOW.plus(delay));
        shipment.causes(ASample.cause());
        return shipment;
    }

    private Shipment locked(OrderId order) {
        return database.transaction()
                .execute(_ -> shipments.lock(List.of(order)))
                .values()
                .iterator()
                .next();
    }

    private List<OrderId> dispatchable(int most) {
        return database.transaction().execute(_ -> shipments.lockDispatchable(NOW, most)).stream()
                .map(Shipment::orderId)
                .toList();
    }

    private List<OrderId> inAnotherTransaction(int most) {
        return CompletableFuture.supplyAsync(() -> dispatchable(most)).join();
    }
}
