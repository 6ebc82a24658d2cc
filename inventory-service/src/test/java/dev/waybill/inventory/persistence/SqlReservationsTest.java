package dev.waybill.inventory.persistence;

import static dev.waybill.inventory.domain.ASample.MUG;
import static dev.waybill.inventory.domain.ASample.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.ASample;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.domain.Reservations;
import dev.waybill.inventory.domain.State;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.StockRoom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

class SqlReservationsTest {

    private static final InventoryDatabase database = new InventoryDatabase();
    private static final List<LineItem> ASKED =
            List.of(line(new Sku("null"), 9_999), line(new Sku("a.b-c_d"), 1), line(MUG, 2));

    private final Reservations reservations = database.reservations();

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void aReservationIsLoadedAsItWasSaved(State state) {
        Reservation saved = ASample.reservation(state, ASKED, room());
        saved.nextSequence();
        save(saved);

        assertSame(locked(saved.orderId()), saved, 1);
    }

    @Test
    void aReservationIsLoadedAsItWasChanged() {
        Reservation saved = ASample.reservation(State.DISPATCHED, ASKED, room());
        save(saved);
        Reservation changed = locked(saved.orderId());
        changed.placed(ASKED, room());
        changed.nextSequence();
        save(changed);

        assertSame(locked(saved.orderId()), changed, 2);
    }

    @Test
    void onlyAnOrderThatWasAnsweredHasAReservation() {
        for (State state : State.values()) {
            Reservation reservation = ASample.reservation(state, ASKED, room());
            save(reservation);

            assertThat(reservations.find(reservation.orderId()).isPresent())
                    .as(state.name())
                    .isEqualTo(state.isAnswered());
        }
    }

    @Test
    void manyAreLockedInTheOrderOfTheirIdsAndSavedAtOnce() {
        List<Reservation> many = List.of(
                ASample.reservation(State.RESERVED, ASKED, room()),
                ASample.reservation(State.CLOSED, ASKED, room()),
                Reservation.unknown(ASample.order()));
        database.transaction().executeWithoutResult(_ -> reservations.save(many.reversed()));

        List<OrderId> ids = many.stream().map(Reservation::orderId).toList();
        var locked = database.transaction().execute(_ -> reservations.lock(ids.reversed()));

        assertThat(locked.keySet()).containsExactlyElementsOf(ids);
        assertThat(locked.values())
                .extracting(Reservation::state)
                .containsExactly(State.RESERVED, State.CLOSED, State.UNKNOWN);
    }

    @Test
    void whoHearsOfAnOrderASecondTimeAtTheSameTimeHasToTryAgain() {
        OrderId order = ASample.order();
        Reservation heard = locked(order);
        heard.placed(ASKED, room());
        Reservation heardElsewhere = locked(order);
        heardElsewhere.dispatched(room());
        save(heard);

        assertThatThrownBy(() -> save(heardElsewhere)).isInstanceOf(DuplicateKeyException.class);
        assertThat(locked(order).state()).isEqualTo(State.RESERVED);
    }

    @Test
    void whatIsLockedIsLeftToWhoLockedIt() {
        Reservation stored = ASample.reservation(State.RESERVED, ASKED, room());
        save(stored);

        database.transaction().executeWithoutResult(_ -> {
            assertThat(reservations.lock(List.of(stored.orderId()))).hasSize(1);
            assertThat(CompletableFuture.supplyAsync(() -> free(stored.orderId())))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(0L);
        });

        assertThat(free(stored.orderId())).isEqualTo(1);
    }

    private static long free(OrderId order) {
        return database.jdbc()
                .queryForList("select from reservations where order_id = ? for update skip locked", order.value())
                .size();
    }

    private void save(Reservation reservation) {
        database.transaction().executeWithoutResult(_ -> reservations.save(List.of(reservation)));
    }

    private Reservation locked(OrderId order) {
        return database.transaction()
                .execute(_ -> reservations.lock(List.of(order)))
                .values()
                .iterator()
                .next();
    }

    private static void assertSame(Reservation loaded, Reservation saved, int version) {
        assertThat(loaded.state()).isEqualTo(saved.state());
        assertThat(loaded.lines()).isEqualTo(saved.lines());
        assertThat(loaded.sequence()).isEqualTo(saved.sequence());
        assertThat(loaded.loadedVersion()).isEqualTo(version);
    }

    private static StockRoom room() {
        return new StockRoom(
                ASKED.stream().map(line -> new Stock(line.sku(), 10_000, 0)).toList());
    }
}
