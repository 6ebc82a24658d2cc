package dev.waybill.inventory.persistence;

import static dev.waybill.inventory.domain.InventoryFixtures.MUG;
import static dev.waybill.inventory.domain.InventoryFixtures.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.InventoryFixtures;
import dev.waybill.inventory.domain.LockedStock;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.domain.ReservationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

class ReservationRepositoryTest {

    private static final InventoryDatabase database = new InventoryDatabase();
    private static final List<LineItem> LINES =
            List.of(line(new Sku("null"), 9_999), line(new Sku("a.b-c_d"), 1), line(MUG, 2));

    private final ReservationRepository reservations = database.reservations();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void aReservationIsLoadedAsItWasSaved(ReservationStatus status) {
        Reservation saved = InventoryFixtures.reservation(status, LINES, stock());
        saved.nextSequence();
        save(saved);

        assertSame(locked(saved.orderId()), saved, 1);
    }

    @Test
    void aReservationIsLoadedAsItWasUpdated() {
        Reservation saved = InventoryFixtures.reservation(ReservationStatus.DISPATCHED, LINES, stock());
        save(saved);
        Reservation changed = locked(saved.orderId());
        changed.reserve(LINES, stock());
        changed.nextSequence();
        save(changed);

        assertSame(locked(saved.orderId()), changed, 2);
    }

    @Test
    void anUnchangedReservationIsNotSaved() {
        Reservation saved = InventoryFixtures.reservation(ReservationStatus.REJECTED, LINES, stock());
        OrderId other = InventoryFixtures.order();
        save(saved);
        String before = rowVersion(saved);

        database.transaction().executeWithoutResult(_ -> {
            var locked = reservations.lock(List.of(saved.orderId(), other));
            locked.values().iterator().next().release(stock());
            reservations.saveAllInBatch(locked.values());
        });

        assertSame(locked(saved.orderId()), saved, 1);
        assertThat(rowVersion(saved)).isEqualTo(before);
        assertThat(lockable(other)).isZero();
    }

    @Test
    void onlyDecidedReservationsAreFound() {
        for (ReservationStatus status : ReservationStatus.values()) {
            Reservation reservation = InventoryFixtures.reservation(status, LINES, stock());
            if (status != ReservationStatus.UNKNOWN) { // never stored
                save(reservation);
            }

            assertThat(reservations.findDecided(reservation.orderId()).isPresent())
                    .as(status.name())
                    .isEqualTo(status.isDecided());
        }
    }

    @Test
    void aBatchIsLockedInTheOrderOfItsIds() {
        Reservation first = InventoryFixtures.reservation(ReservationStatus.RESERVED, LINES, stock());
        Reservation last = InventoryFixtures.reservation(ReservationStatus.RESERVED, LINES, stock());
        List<OrderId> ids = List.of(last.orderId(), first.orderId());
        database.transaction().executeWithoutResult(_ -> reservations.saveAllInBatch(List.of(first, last)));

        CompletableFuture<Map<OrderId, Reservation>> batch = database.transaction()
                .execute(_ -> {
                    reservations.lock(List.of(last.orderId()));
                    var locking = CompletableFuture.supplyAsync(
                            () -> database.transaction().execute(_ -> reservations.lock(ids)));
                    await("lock of the first row while the last one is locked")
                            .until(() -> lockable(first.orderId()) == 0);
                    return locking;
                });

        assertThat(batch.join().keySet()).containsExactly(first.orderId(), last.orderId());
    }

    @Test
    void aBatchIsSavedTogether() {
        List<Reservation> many = List.of(
                InventoryFixtures.reservation(ReservationStatus.RESERVED, LINES, stock()),
                InventoryFixtures.reservation(ReservationStatus.CLOSED, LINES, stock()),
                new Reservation(InventoryFixtures.order()));
        database.transaction()
                .executeWithoutResult(
                        _ -> reservations.saveAllInBatch(many.subList(0, 2).reversed()));

        List<OrderId> ids = many.stream().map(Reservation::orderId).toList();
        var locked = database.transaction().execute(_ -> reservations.lock(ids.reversed()));

        assertThat(locked.keySet()).containsExactlyElementsOf(ids);
        assertThat(locked.values())
                .extracting(Reservation::status)
                .containsExactly(ReservationStatus.RESERVED, ReservationStatus.CLOSED, ReservationStatus.UNKNOWN);
    }

    @Test
    void aConcurrentInsertOfTheSameOrderFails() {
        OrderId order = InventoryFixtures.order();
        Reservation first = locked(order);
        first.reserve(LINES, stock());
        Reservation second = locked(order);
        second.commit(stock(), Instant.EPOCH);
        save(first);

        assertThatThrownBy(() -> save(second)).isInstanceOf(DuplicateKeyException.class);
        assertThat(locked(order).status()).isEqualTo(ReservationStatus.RESERVED);
    }

    @Test
    void aReservationStaysLockedUntilTheTransactionEnds() {
        Reservation stored = InventoryFixtures.reservation(ReservationStatus.RESERVED, LINES, stock());
        save(stored);

        database.transaction().executeWithoutResult(_ -> {
            assertThat(reservations.lock(List.of(stored.orderId()))).hasSize(1);
            assertThat(CompletableFuture.supplyAsync(() -> lockable(stored.orderId())))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(0L);
        });

        assertThat(lockable(stored.orderId())).isEqualTo(1);
    }

    private static long lockable(OrderId order) {
        return database.jdbc()
                .queryForList("select from reservations where order_id = ? for update skip locked", order.value())
                .size();
    }

    private static String rowVersion(Reservation reservation) {
        return database.jdbc()
                .queryForList(
                        "select xmin::text from reservations where order_id = ?",
                        String.class,
                        reservation.orderId().value())
                .getFirst();
    }

    private void save(Reservation reservation) {
        database.transaction().executeWithoutResult(_ -> reservations.saveAllInBatch(List.of(reservation)));
    }

    private Reservation locked(OrderId order) {
        return database.transaction()
                .execute(_ -> reservations.lock(List.of(order)))
                .values()
                .iterator()
                .next();
    }

    private static void assertSame(Reservation loaded, Reservation saved, int version) {
        assertThat(loaded)
                .usingRecursiveComparison()
                .ignoringFields("storedValues", "changed")
                .isEqualTo(saved);
        assertThat(loaded.lines()).isEqualTo(saved.lines());
        assertThat(loaded).extracting("version").isEqualTo(version);
    }

    private static LockedStock stock() {
        return new LockedStock(LINES.stream()
                .map(line -> InventoryFixtures.item(line.sku(), 10_000))
                .toList());
    }
}
