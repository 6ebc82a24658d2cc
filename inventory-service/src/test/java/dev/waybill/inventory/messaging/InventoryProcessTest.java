package dev.waybill.inventory.messaging;

import static dev.waybill.inventory.domain.ASample.MUG;
import static dev.waybill.inventory.domain.ASample.POSTER;
import static dev.waybill.inventory.domain.ASample.line;
import static dev.waybill.inventory.domain.ASample.order;
import static dev.waybill.inventory.messaging.TestInventory.received;
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
import dev.waybill.inventory.domain.State;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.messaging.ReceivedEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class InventoryProcessTest {

    private static final List<LineItem> LINES = List.of(line(MUG, 2), line(POSTER, 1));
    private static final Fact PLACED = new Fact.Placed(LINES);
    private static final Fact CANCELLED = new Fact.Cancelled();
    private static final Fact DISPATCHED = new Fact.Dispatched();

    private final TestInventory inventory = new TestInventory();
    private final OrderId order = order();

    @BeforeEach
    void fill() {
        inventory.database.receive(MUG, 10);
        inventory.database.receive(POSTER, 10);
    }

    @AfterEach
    void close() {
        inventory.close();
    }

    @Test
    void anOrderIsReservedAndLeavesWithItsParcel() {
        ReceivedEvent<Fact> placed = received(order, PLACED);
        ReceivedEvent<Fact> dispatched = received(order, DISPATCHED);
        inventory.hear(placed);
        inventory.hear(dispatched);

        assertThat(inventory.told.eventsOf(order))
                .containsExactly(new StockReserved(order, LINES), new StockCommitted(order, LINES));
        assertThat(inventory.told.of(order))
                .extracting(entry -> entry.envelope().sequence())
                .containsExactly(1L, 2L);
        assertThat(inventory.told.of(order))
                .extracting(entry -> entry.envelope().causationId())
                .containsExactly(placed.envelope().id(), dispatched.envelope().id());
        assertThat(inventory.database.stock(MUG)).isEqualTo(new Stock(MUG, 8, 0));
    }

    @Test
    void aCancelledOrderGivesBackWhatItHad() {
        inventory.hear(received(order, PLACED));
        assertThat(inventory.database.stock(MUG)).isEqualTo(new Stock(MUG, 10, 2));

        inventory.hear(received(order, CANCELLED));

        assertThat(inventory.told.eventsOf(order))
                .containsExactly(new StockReserved(order, LINES), new StockReleased(order, LINES));
        assertThat(inventory.database.stock(MUG)).isEqualTo(new Stock(MUG, 10, 0));
        assertThat(inventory.reservation(order).state()).isEqualTo(State.RELEASED);
    }

    @Test
    void aShortOrderIsToldWhatIsMissing() {
        inventory.hear(received(order, new Fact.Placed(List.of(line(MUG, 11), line(POSTER, 1)))));

        assertThat(inventory.told.eventsOf(order))
                .containsExactly(new StockRejected(order, List.of(new Shortage(MUG, new Quantity(11), 10))));
        assertThat(inventory.reservation(order).lines()).hasSize(2);
        assertThat(inventory.database.stock(POSTER)).isEqualTo(new Stock(POSTER, 10, 0));
    }

    @Test
    void anOrderCancelledBeforeItCameIsAnsweredWithoutTouchingStock() {
        inventory.hear(received(order, CANCELLED));
        assertThat(inventory.told.eventsOf(order)).isEmpty();
        assertThat(inventory.database.reservations().find(order)).isEmpty();

        inventory.hear(received(order, PLACED));

        assertThat(inventory.told.eventsOf(order)).containsExactly(new StockRejected(order, List.of()));
        assertThat(inventory.reservation(order).state()).isEqualTo(State.REJECTED);
        assertThat(inventory.database.moved(MUG, "reserved")).isZero();
    }

    @Test
    void aDispatchThatCameFirstIsCountedLater() {
        inventory.hear(received(order, DISPATCHED));
        inventory.hear(received(order, PLACED));

        assertThat(inventory.told.eventsOf(order))
                .containsExactly(new StockReserved(order, LINES), new StockCommitted(order, LINES));
        assertThat(inventory.database.stock(POSTER)).isEqualTo(new Stock(POSTER, 9, 0));
    }

    @Test
    void oneBatchMayHoldAWholeLife() {
        OrderId other = order();
        inventory.hear(
                received(order, PLACED),
                received(other, new Fact.Placed(List.of(line(MUG, 9)))),
                received(order, CANCELLED),
                received(order, PLACED),
                received(order, DISPATCHED));

        assertThat(inventory.told.eventsOf(order))
                .containsExactly(new StockReserved(order, LINES), new StockReleased(order, LINES));
        assertThat(inventory.told.eventsOf(other))
                .containsExactly(new StockRejected(other, List.of(new Shortage(MUG, new Quantity(9), 8))));
        assertThat(inventory.database.stock(MUG)).isEqualTo(new Stock(MUG, 10, 0));
    }

    @Test
    void twoInstancesThatHearOfAnOrderAtOnceLoseNothing() {
        var loser = inventory.database.transaction();

        assertThatThrownBy(() -> loser.executeWithoutResult(_ -> {
                    inventory.hear(received(order, DISPATCHED));
                    CompletableFuture.runAsync(() -> inventory.hear(received(order, PLACED)))
                            .join();
                }))
                .isInstanceOf(DuplicateKeyException.class);

        inventory.hear(received(order, DISPATCHED));
        assertThat(inventory.reservation(order).state()).isEqualTo(State.COMMITTED);
        assertThat(inventory.told.eventsOf(order)).hasSize(2);
    }
}
