package dev.waybill.inventory.messaging;

import static dev.waybill.inventory.domain.InventoryFixtures.MUG;
import static dev.waybill.inventory.domain.InventoryFixtures.POSTER;
import static dev.waybill.inventory.domain.InventoryFixtures.line;
import static dev.waybill.inventory.domain.InventoryFixtures.order;
import static dev.waybill.inventory.messaging.InventoryHarness.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.events.Shortage;
import dev.waybill.events.StockCommitted;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReleased;
import dev.waybill.events.StockReserved;
import dev.waybill.inventory.domain.ReservationStatus;
import dev.waybill.inventory.domain.StockLevel;
import dev.waybill.messaging.ReceivedEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class InventoryEventHandlerTest {

    private static final List<LineItem> LINES = List.of(line(MUG, 2), line(POSTER, 1));
    private static final ReservationCommand RESERVE = new ReservationCommand.Reserve(LINES);
    private static final ReservationCommand RELEASE = new ReservationCommand.Release();
    private static final ReservationCommand COMMIT = new ReservationCommand.Commit();

    private final InventoryHarness inventory = new InventoryHarness();
    private final OrderId order = order();

    @BeforeEach
    void fill() {
        inventory.database.receive(MUG, 10);
        inventory.database.receive(POSTER, 10);
    }

    @Test
    void anOrderIsReservedAndCommittedOnceDispatched() {
        ReceivedEvent<ReservationCommand> placed = received(order, RESERVE);
        ReceivedEvent<ReservationCommand> dispatched = received(order, COMMIT);
        inventory.receive(placed);
        inventory.receive(dispatched);

        assertThat(inventory.outbox.events(order))
                .containsExactly(new StockReserved(order, LINES), new StockCommitted(order, LINES));
        assertThat(inventory.outbox.published(order))
                .extracting(entry -> entry.envelope().sequence())
                .containsExactly(1L, 2L);
        assertThat(inventory.outbox.published(order))
                .extracting(entry -> entry.envelope().causationId())
                .containsExactly(placed.envelope().id(), dispatched.envelope().id());
        assertThat(inventory.database.stock(MUG)).isEqualTo(new StockLevel(MUG, 8, 0));
    }

    @Test
    void aCancelledOrderReleasesItsUnits() {
        inventory.receive(received(order, RESERVE));
        assertThat(inventory.database.stock(MUG)).isEqualTo(new StockLevel(MUG, 10, 2));

        inventory.receive(received(order, RELEASE));

        assertThat(inventory.outbox.events(order))
                .containsExactly(new StockReserved(order, LINES), new StockReleased(order, LINES));
        assertThat(inventory.database.stock(MUG)).isEqualTo(new StockLevel(MUG, 10, 0));
        assertThat(inventory.reservation(order).status()).isEqualTo(ReservationStatus.RELEASED);
    }

    @Test
    void aShortageIsPublished() {
        inventory.receive(received(order, new ReservationCommand.Reserve(List.of(line(MUG, 11), line(POSTER, 1)))));

        assertThat(inventory.outbox.events(order))
                .containsExactly(new StockRejected(order, List.of(new Shortage(MUG, new Quantity(11), 10))));
        assertThat(inventory.reservation(order).lines()).hasSize(2);
        assertThat(inventory.database.stock(POSTER)).isEqualTo(new StockLevel(POSTER, 10, 0));
    }

    @Test
    void anOrderCancelledBeforeItWasPlacedIsRejectedWithoutChangingTheStock() {
        inventory.receive(received(order, RELEASE));
        assertThat(inventory.outbox.events(order)).isEmpty();
        assertThat(inventory.database.reservations().findDecided(order)).isEmpty();

        inventory.receive(received(order, RESERVE));

        assertThat(inventory.outbox.events(order)).containsExactly(new StockRejected(order, List.of()));
        assertThat(inventory.reservation(order).status()).isEqualTo(ReservationStatus.REJECTED);
        assertThat(inventory.database.sumOf(MUG, "reserved")).isZero();
    }

    @Test
    void aDispatchBeforeThePlacementIsAppliedLater() {
        inventory.receive(received(order, COMMIT));
        inventory.receive(received(order, RESERVE));

        assertThat(inventory.outbox.events(order))
                .containsExactly(new StockReserved(order, LINES), new StockCommitted(order, LINES));
        assertThat(inventory.database.stock(POSTER)).isEqualTo(new StockLevel(POSTER, 9, 0));
    }

    @Test
    void aBatchMayHoldAllEventsOfAnOrder() {
        OrderId other = order();
        inventory.receive(
                received(order, RESERVE),
                received(other, new ReservationCommand.Reserve(List.of(line(MUG, 9)))),
                received(order, RELEASE),
                received(order, RESERVE),
                received(order, COMMIT));

        assertThat(inventory.outbox.events(order))
                .containsExactly(new StockReserved(order, LINES), new StockReleased(order, LINES));
        assertThat(inventory.outbox.events(other))
                .containsExactly(new StockRejected(other, List.of(new Shortage(MUG, new Quantity(9), 8))));
        assertThat(inventory.database.stock(MUG)).isEqualTo(new StockLevel(MUG, 10, 0));
    }

    @Test
    void aConcurrentFirstEventOfAnOrderFailsAndIsAppliedByTheRetry() {
        var loser = inventory.database.transaction();

        assertThatThrownBy(() -> loser.executeWithoutResult(_ -> {
                    inventory.receive(received(order, COMMIT));
                    CompletableFuture.runAsync(() -> inventory.receive(received(order, RESERVE)))
                            .join();
                }))
                .isInstanceOf(DuplicateKeyException.class);

        inventory.receive(received(order, COMMIT));
        assertThat(inventory.reservation(order).status()).isEqualTo(ReservationStatus.COMMITTED);
        assertThat(inventory.outbox.events(order)).hasSize(2);
    }
}
