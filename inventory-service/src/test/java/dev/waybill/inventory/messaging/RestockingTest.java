package dev.waybill.inventory.messaging;

import static dev.waybill.inventory.domain.InventoryFixtures.MUG;
import static dev.waybill.inventory.domain.InventoryFixtures.POSTER;
import static dev.waybill.inventory.domain.InventoryFixtures.line;
import static dev.waybill.inventory.messaging.InventoryHarness.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.StockCommitted;
import dev.waybill.events.StockRestocked;
import dev.waybill.inventory.domain.InventoryFixtures;
import dev.waybill.inventory.domain.ReservationStatus;
import dev.waybill.inventory.domain.StockCount;
import dev.waybill.inventory.domain.StockLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestockingTest {

    private static final List<LineItem> LINES = List.of(line(MUG, 2), line(POSTER, 1));
    private static final List<LineItem> ONE_MUG = List.of(line(MUG, 1));

    private final InventoryHarness inventory = new InventoryHarness();
    private final OrderId order = InventoryFixtures.order();
    private final ReturnId id = InventoryFixtures.returnId();

    @BeforeEach
    void sell() {
        inventory.database.receive(MUG, 10);
        inventory.database.receive(POSTER, 10);
        inventory.receive(
                received(order, new ReservationCommand.Reserve(LINES)),
                received(order, new ReservationCommand.Commit()));
    }

    @Test
    void returnedUnitsAreInStockAgain() {
        var arrived = received(order, new ReservationCommand.Restock(id, ONE_MUG));
        inventory.receive(arrived);

        var published = inventory.outbox.published(order).getLast();
        assertThat(published.event()).isEqualTo(new StockRestocked(order, id, ONE_MUG));
        assertThat(published.envelope().sequence()).isEqualTo(3);
        assertThat(published.envelope().causationId())
                .isEqualTo(arrived.envelope().id());
        assertThat(inventory.database.stock(MUG)).isEqualTo(new StockLevel(MUG, 9, 0));
        assertThat(inventory.database.sumOf(MUG, "returned")).isEqualTo(1);
        assertThat(inventory.reservation(order).status()).isEqualTo(ReservationStatus.COMMITTED);
    }

    @Test
    void aReturnCountsOnceInOneBatchAndLater() {
        var returned = new ReservationCommand.Restock(id, ONE_MUG);
        inventory.receive(received(order, returned), received(order, returned));
        inventory.receive(received(order, returned));

        assertThat(inventory.outbox.published(order)).hasSize(3);
        assertThat(inventory.database.stock(MUG)).isEqualTo(new StockLevel(MUG, 9, 0));
    }

    @Test
    void anOrderMayBeReturnedInParts() {
        inventory.receive(
                received(order, new ReservationCommand.Restock(id, ONE_MUG)),
                received(order, new ReservationCommand.Restock(InventoryFixtures.returnId(), ONE_MUG)));
        inventory.receive(received(
                order, new ReservationCommand.Restock(InventoryFixtures.returnId(), List.of(line(POSTER, 1)))));

        assertThat(inventory.database.stock(MUG)).isEqualTo(new StockLevel(MUG, 10, 0));
        assertThat(inventory.database.stock(POSTER)).isEqualTo(new StockLevel(POSTER, 10, 0));
    }

    @Test
    void moreUnitsThanWereShippedAreNeverRestocked() {
        inventory.receive(received(order, new ReservationCommand.Restock(id, List.of(line(MUG, 2)))));

        assertThatIllegalStateException()
                .isThrownBy(() -> inventory.receive(
                        received(order, new ReservationCommand.Restock(InventoryFixtures.returnId(), ONE_MUG))));
        assertThatIllegalStateException()
                .isThrownBy(() -> inventory.receive(received(
                        order,
                        new ReservationCommand.Restock(InventoryFixtures.returnId(), List.of(line(POSTER, 2))))));
        assertThat(inventory.database.stock(MUG)).isEqualTo(new StockLevel(MUG, 10, 0));
        assertThat(inventory.database.stock(POSTER)).isEqualTo(new StockLevel(POSTER, 9, 0));
    }

    @Test
    void aReturnCommitsTheReservationIfItsDispatchWasLost() {
        OrderId other = InventoryFixtures.order();
        inventory.receive(received(other, new ReservationCommand.Reserve(LINES)));
        inventory.receive(
                received(other, new ReservationCommand.Restock(id, ONE_MUG)),
                received(other, new ReservationCommand.Commit()));

        assertThat(inventory.outbox.events(other))
                .endsWith(new StockCommitted(other, LINES), new StockRestocked(other, id, ONE_MUG));
        assertThat(inventory.database.stock(MUG)).isEqualTo(new StockLevel(MUG, 7, 0));
    }

    @Test
    void aCountKnowsWhenUnitsLeftAndCameBackHoweverLateTheirEventsAreConsumed() {
        OrderId other = InventoryFixtures.order();
        Instant counted = Instant.now().minus(Duration.ofHours(1));
        Instant before = counted.minusSeconds(1);
        Instant after = counted.plusSeconds(1);
        long moved = movedSince(counted);
        inventory.receive(
                received(other, new ReservationCommand.Reserve(LINES)),
                received(other, new ReservationCommand.Commit(), before),
                received(other, new ReservationCommand.Restock(id, ONE_MUG), before));
        assertThat(movedSince(counted)).isEqualTo(moved);

        inventory.receive(
                received(other, new ReservationCommand.Restock(InventoryFixtures.returnId(), ONE_MUG), after));
        assertThat(movedSince(counted)).isEqualTo(moved + 1);
    }

    private long movedSince(Instant counted) {
        var moved = inventory.database.movements().since(List.of(new StockCount(MUG, 0, counted)));
        return Objects.requireNonNull(moved.get(MUG)).units();
    }

    @Test
    void unitsThatWereNotShippedAreNotRestocked() {
        OrderId cancelled = InventoryFixtures.order();
        inventory.receive(
                received(cancelled, new ReservationCommand.Reserve(LINES)),
                received(cancelled, new ReservationCommand.Release()));
        inventory.receive(received(cancelled, new ReservationCommand.Restock(id, ONE_MUG)));

        assertThat(inventory.database.stock(MUG)).isEqualTo(new StockLevel(MUG, 8, 0));
        assertThat(inventory.database.sumOf(MUG, "returned")).isZero();
    }
}
