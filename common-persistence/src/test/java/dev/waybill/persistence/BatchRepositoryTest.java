package dev.waybill.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.ReasonCode;
import dev.waybill.persistence.Parcel.State;
import dev.waybill.persistence.Parcel.Terms;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class BatchRepositoryTest {

    private static PersistenceContext service;
    private static ParcelRepository parcels;

    @BeforeAll
    static void open() {
        service = new PersistenceContext();
        service.jdbc.execute(Parcel.TABLE);
        parcels = service.bean(ParcelRepository.class);
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @BeforeEach
    void clear() {
        service.jdbc.execute("truncate parcels");
    }

    @Test
    void everyValueIsStoredAsItWas() {
        var full = new Parcel(id(1));
        full.terms = new Terms(Money.of("19.80", "EUR"), new PaymentMethod("tok_visa"));
        full.dueAt = Instant.parse("2026-01-02T03:04:05.123456Z");
        full.code = new ReasonCode("too_heavy");
        save(full, new Parcel(id(2)));

        service.transaction.executeWithoutResult(_ -> {
            List<Parcel> stored = parcels.lockAllById(List.of(id(2), id(1)));
            assertThat(stored.getFirst())
                    .usingRecursiveComparison()
                    .ignoringFields("storedValues")
                    .isEqualTo(full);
            assertThat(stored.getLast().terms).isNull();
            assertThat(stored.getLast().dueAt).isNull();
            assertThat(stored.getLast().isNew()).isFalse();
        });
    }

    @Test
    void aggregatesAreFoundByTheirIds() {
        save(new Parcel(id(1)), new Parcel(id(2)), new Parcel(id(3)));

        assertThat(parcels.findAllById(List.of(id(3), id(1), id(4))))
                .extracting(Parcel::getId)
                .containsExactlyInAnyOrder(id(1), id(3));
        assertThat(parcels.findAllById(List.of())).isEmpty();
    }

    @Test
    void aChangedAggregateIsWrittenAndAnUnchangedOneIsNot() {
        save(new Parcel(id(1)), new Parcel(id(2)));
        String before = version(id(2));

        service.transaction.executeWithoutResult(_ -> {
            List<Parcel> locked = parcels.lockAllById(List.of(id(1), id(2)));
            locked.getFirst().status = State.SENT;
            locked.getFirst().skus = new String[] {"other"};
            parcels.saveAllInBatch(locked);
        });

        assertThat(service.jdbc.queryForList("select state || skus::text from parcels order by id", String.class))
                .containsExactly("SENT{other}", "PACKED{plain,\"with \\\"quotes\\\", commas and \\\\\"}");
        assertThat(version(id(2))).isEqualTo(before);
    }

    @Test
    void aColumnThatIsNotUpdatableKeepsItsValue() {
        save(new Parcel(id(1)));

        service.transaction.executeWithoutResult(_ -> {
            Parcel locked = parcels.lockAllById(List.of(id(1))).getFirst();
            locked.weight = 7;
            parcels.saveAllInBatch(List.of(locked));
        });

        assertThat(service.jdbc.queryForObject("select weight from parcels", Integer.class))
                .isEqualTo(5);
    }

    @Test
    void aChangeThatIsNotSavedFailsTheTransaction() {
        save(new Parcel(id(1)));

        assertThatThrownBy(() -> service.transaction.executeWithoutResult(
                        _ -> parcels.lockAllById(List.of(id(1))).getFirst().status = State.SENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Parcel " + id(1) + " was changed and not saved");
    }

    @Test
    void aChangeAfterTheSaveFailsTheTransaction() {
        save(new Parcel(id(1)));

        assertThatThrownBy(() -> service.transaction.executeWithoutResult(_ -> {
                    List<Parcel> locked = parcels.lockAllById(List.of(id(1)));
                    parcels.saveAllInBatch(locked);
                    locked.getFirst().status = State.SENT;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(service.jdbc.queryForObject("select state from parcels", String.class))
                .isEqualTo("PACKED");
    }

    @Test
    void aCreatedAggregateIsStoredOnlyIfItIsChanged() {
        save(new Parcel(id(2)));

        service.transaction.executeWithoutResult(_ -> {
            var locked = parcels.lockOrCreateAllById(List.of(id(3), id(2), id(1), id(3)), Parcel::new);
            assertThat(locked.keySet()).containsExactly(id(1), id(2), id(3));
            requireNonNull(locked.get(id(3))).status = State.SENT;
            parcels.saveAllInBatch(locked.values());
        });

        assertThat(service.jdbc.queryForList("select state from parcels order by id", String.class))
                .containsExactly("PACKED", "SENT");
    }

    @Test
    void aChangeOfACreatedAggregateThatIsNotSavedFailsTheTransaction() {
        assertThatThrownBy(() -> service.transaction.executeWithoutResult(_ ->
                        requireNonNull(parcels.lockOrCreateAllById(List.of(id(1)), Parcel::new)
                                                .get(id(1)))
                                        .status =
                                State.SENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Parcel " + id(1) + " was changed and not saved");
    }

    @Test
    void aSecondLockKeepsWhatIsNotSavedYet() {
        save(new Parcel(id(1)));

        service.transaction.executeWithoutResult(_ -> {
            parcels.lockAllById(List.of(id(1))).getFirst().status = State.SENT;
            parcels.saveAllInBatch(parcels.lockAllById(List.of(id(1))));
        });

        assertThat(parcels.findById(id(1)).orElseThrow().status).isEqualTo(State.SENT);
    }

    @Test
    void aLockReadsAgainWhatWasLoadedBefore() {
        save(new Parcel(id(1)));

        service.transaction.executeWithoutResult(_ -> {
            assertThat(parcels.findById(id(1))).isPresent();
            CompletableFuture.runAsync(() -> service.jdbc.update("update parcels set state = 'SENT'"))
                    .join();
            assertThat(parcels.lockAllById(List.of(id(1))).getFirst().status).isEqualTo(State.SENT);
        });
    }

    @Test
    void aRowThatAnotherTransactionInsertedFirstFailsTheTransaction() {
        save(new Parcel(id(1)));

        assertThatThrownBy(() -> save(new Parcel(id(2)), new Parcel(id(1)))).isInstanceOf(DuplicateKeyException.class);
        assertThat(service.jdbc.queryForObject("select count(*) from parcels", Long.class))
                .isEqualTo(1);
    }

    @Test
    void rowsAreLockedUntilTheTransactionEnds() throws Exception {
        save(new Parcel(id(1)));
        var locked = new CountDownLatch(1);
        var seen = new ArrayList<State>();

        var first = CompletableFuture.runAsync(() -> service.transaction.executeWithoutResult(_ -> {
            Parcel parcel = parcels.lockAllById(List.of(id(1))).getFirst();
            locked.countDown();
            parcel.status = State.SENT;
            awaitBlockedTransaction();
            parcels.saveAllInBatch(List.of(parcel));
        }));
        locked.await();
        service.transaction.executeWithoutResult(
                _ -> seen.add(parcels.lockAllById(List.of(id(1))).getFirst().status));
        first.join();

        assertThat(seen).containsExactly(State.SENT);
    }

    /** Hibernate's own writes come before the batch, which is sent with the commit. */
    @Test
    void whatHibernateHasToWriteIsPartOfTheSameTransaction() {
        var entities = service.bean(EntityManager.class);

        service.transaction.executeWithoutResult(_ -> {
            entities.persist(new Parcel(id(1)));
            parcels.saveAllInBatch(List.of(new Parcel(id(2))));
        });

        assertThat(service.jdbc.queryForObject("select count(distinct xmin::text) from parcels", Long.class))
                .isEqualTo(1);
        assertThatThrownBy(() -> service.transaction.executeWithoutResult(_ -> {
                    entities.persist(new Parcel(id(3)));
                    parcels.saveAllInBatch(List.of(new Parcel(id(1))));
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(parcels.findById(id(3))).isEmpty();
    }

    private static void awaitBlockedTransaction() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> Boolean.TRUE.equals(service.jdbc.queryForObject(
                        "select exists (select from pg_locks where not granted)", Boolean.class)));
    }

    private static String version(OrderId id) {
        return service.jdbc
                .queryForList("select xmin::text from parcels where id = ?", String.class, id.value())
                .getFirst();
    }

    private static void save(Parcel... added) {
        service.transaction.executeWithoutResult(_ -> parcels.saveAllInBatch(List.of(added)));
    }

    private static OrderId id(int number) {
        return new OrderId(new UUID(0, number));
    }
}
