package dev.waybill.shipping.persistence;

import static dev.waybill.shipping.domain.ShipmentFixtures.ADDRESS;
import static dev.waybill.shipping.domain.ShipmentFixtures.BOOKING;
import static dev.waybill.shipping.domain.ShipmentFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.ShipmentFixtures;
import dev.waybill.shipping.domain.ShipmentStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

class ShipmentRepositoryTest {

    private static final ShippingDatabase database = new ShippingDatabase();
    private final ShipmentRepository shipments = database.shipments();

    @BeforeEach
    void clear() {
        database.clear();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void aShipmentIsFoundAsItWasSaved(ShipmentStatus status) {
        Shipment shipment = ShipmentFixtures.shipment(status);
        shipment.nextSequence();
        database.save(shipment);

        assertStored(shipment);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNKNOWN", "CLOSED"})
    void aShipmentIsFoundAsItWasUpdated(ShipmentStatus status) {
        OrderId order = ShipmentFixtures.order();
        database.save(ShipmentFixtures.shipment(order, ShipmentStatus.SCHEDULED));
        Shipment changed = ShipmentFixtures.advanceTo(locked(order), status);
        changed.nextSequence();
        changed.recordCause(ShipmentFixtures.cause());
        database.save(changed);

        assertStored(changed);
    }

    @Test
    void anUnknownOrderIsNotStored() {
        Shipment shipment = locked(ShipmentFixtures.order());

        assertThat(shipment.status()).isEqualTo(ShipmentStatus.UNKNOWN);
        database.save(shipment);
        assertThat(shipments.findById(shipment.orderId())).isEmpty();
    }

    @Test
    void aBatchIsLockedInTheOrderOfItsIds() {
        OrderId first = ShipmentFixtures.order();
        OrderId last = ShipmentFixtures.order();
        database.save(
                ShipmentFixtures.shipment(first, ShipmentStatus.SCHEDULED),
                ShipmentFixtures.shipment(last, ShipmentStatus.SCHEDULED));

        CompletableFuture<Map<OrderId, Shipment>> batch = database.transaction().execute(_ -> {
            shipments.lock(List.of(last));
            var locking = CompletableFuture.supplyAsync(
                    () -> database.transaction().execute(_ -> shipments.lock(List.of(last, first))));
            await("lock of the first row while the last one is locked").until(() -> lockable(first) == 0);
            return locking;
        });

        assertThat(batch.join().keySet()).containsExactly(first, last);
    }

    @Test
    void onlyDueShipmentsAreDispatchedTheEarliestFirst() {
        Shipment soon = scheduledIn(Duration.ofSeconds(1));
        Shipment now = scheduledIn(Duration.ZERO);
        Shipment earlier = scheduledIn(Duration.ofSeconds(-1));
        database.save(
                soon,
                now,
                earlier,
                ShipmentFixtures.shipment(ShipmentStatus.DISPATCHED),
                ShipmentFixtures.shipment(ShipmentStatus.CANCELLED));

        assertThat(dispatchable(10)).containsExactly(earlier.orderId(), now.orderId());
        assertThat(dispatchable(1)).containsExactly(earlier.orderId());
    }

    @Test
    void aClaimedShipmentIsSkippedUntilItsClaimExpires() {
        Shipment claimed = scheduledIn(Duration.ZERO);
        claimed.claim(NOW.plusSeconds(30));
        Shipment expired = scheduledIn(Duration.ZERO);
        expired.claim(NOW);
        database.save(claimed, expired);

        assertThat(dispatchable(10)).containsExactly(expired.orderId());
    }

    @Test
    void lockedShipmentsAreSkipped() {
        Shipment held = scheduledIn(Duration.ZERO);
        Shipment free = scheduledIn(Duration.ZERO);
        database.save(held, free);

        database.transaction().executeWithoutResult(_ -> {
            shipments.lock(List.of(held.orderId()));
            assertThat(CompletableFuture.supplyAsync(() -> dispatchable(10)))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(List.of(free.orderId()));
        });
    }

    @Test
    void onlyDispatchedAndDueShipmentsAreDelivered() {
        Shipment due = ShipmentFixtures.shipment(ShipmentStatus.DISPATCHING);
        due.handoverAccepted(NOW, NOW);
        Shipment later = ShipmentFixtures.shipment(ShipmentStatus.DISPATCHING);
        later.handoverAccepted(NOW, NOW.plusSeconds(1));
        database.save(due, later, scheduledIn(Duration.ZERO), ShipmentFixtures.shipment(ShipmentStatus.DELIVERED));

        List<Shipment> deliverable = database.transaction().execute(_ -> shipments.lockDeliverable(NOW, 10));

        assertThat(deliverable).extracting(Shipment::orderId).containsExactly(due.orderId());
    }

    @Test
    void aConcurrentInsertOfTheSameOrderFails() {
        OrderId order = ShipmentFixtures.order();
        Shipment first = locked(order);
        first.orderCancelled();
        Shipment second = locked(order);
        second.book(BOOKING, ADDRESS, NOW, NOW);
        second.recordCause(ShipmentFixtures.cause());
        database.save(first);

        assertThatThrownBy(() -> database.save(second)).isInstanceOf(DuplicateKeyException.class);
        assertThat(database.find(order).status()).isEqualTo(ShipmentStatus.CLOSED);
    }

    private static void assertStored(Shipment shipment) {
        assertThat(database.find(shipment.orderId()))
                .usingRecursiveComparison()
                .ignoringFields("storedValues")
                .isEqualTo(shipment);
    }

    private static Shipment scheduledIn(Duration delay) {
        Shipment shipment = ShipmentFixtures.shipment(ShipmentStatus.UNKNOWN);
        shipment.book(BOOKING, ADDRESS, NOW, NOW.plus(delay));
        shipment.recordCause(ShipmentFixtures.cause());
        return shipment;
    }

    private Shipment locked(OrderId order) {
        return database.transaction()
                .execute(_ -> shipments.lock(List.of(order)))
                .values()
                .iterator()
                .next();
    }

    private List<OrderId> dispatchable(int limit) {
        return database.transaction().execute(_ -> shipments.lockDispatchable(NOW, limit)).stream()
                .map(Shipment::orderId)
                .toList();
    }

    private static int lockable(OrderId order) {
        return database.jdbc()
                .queryForList("select from shipments where order_id = ? for update skip locked", order.value())
                .size();
    }
}
