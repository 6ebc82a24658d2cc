package dev.waybill.orders.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.orders.persistence.IdempotencyKeyRepository.Claim;
import dev.waybill.orders.persistence.IdempotencyKeyRepository.KeyedResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class IdempotencyKeyRepositoryTest {

    private static final OrdersDatabase DATABASE = OrdersDatabase.empty();
    private static final IdempotencyKey KEY = new IdempotencyKey("c-1", "k-1");
    private static final byte[] HASH = {1, 2, 3};

    private final StoredResponse response = new StoredResponse(new OrderId(UuidV7.next()), "{}".getBytes(UTF_8));

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @Test
    void aKeyIsFreeUntilAResponseIsSaved() {
        assertThat(claim(KEY)).isInstanceOf(Claim.Free.class);
        assertThat(claim(KEY)).isInstanceOf(Claim.Free.class);
        save(KEY, SampleOrders.NOW);
        assertThat(claim(KEY)).isInstanceOfSatisfying(Claim.Completed.class, completed -> {
            assertThat(completed.requestHash()).isEqualTo(HASH);
            assertThat(completed.response().orderId()).isEqualTo(response.orderId());
            assertThat(completed.response().body()).isEqualTo(response.body());
        });
    }

    @Test
    void manyKeysAreClaimedAtOnceEachWithItsOwnState() {
        var saved = new IdempotencyKey("c-1", "saved");
        var held = new IdempotencyKey("c-1", "held");
        save(saved, SampleOrders.NOW);
        DATABASE.transaction().executeWithoutResult(status -> {
            assertThat(DATABASE.keys.claimAll(List.of(held))).containsKey(held);
            Map<IdempotencyKey, Claim> claims = CompletableFuture.supplyAsync(() ->
                            DATABASE.transaction().execute(_ -> DATABASE.keys.claimAll(List.of(KEY, saved, held))))
                    .join();
            assertThat(claims).hasSize(3);
            assertThat(claims.get(KEY)).isInstanceOf(Claim.Free.class);
            assertThat(claims.get(saved)).isInstanceOf(Claim.Completed.class);
            assertThat(claims.get(held)).isInstanceOf(Claim.InFlight.class);
        });
    }

    @Test
    void aKeyHeldByAnotherTransactionIsInFlightWithoutWaiting() {
        DATABASE.transaction().executeWithoutResult(status -> {
            assertThat(DATABASE.keys.claimAll(List.of(KEY)).values()).hasOnlyElementsOfType(Claim.Free.class);
            assertThat(claimInAnotherTransaction(KEY)).isInstanceOf(Claim.InFlight.class);
            assertThat(claimInAnotherTransaction(new IdempotencyKey("c-2", "k-1")))
                    .isInstanceOf(Claim.Free.class);
        });
        assertThat(claimInAnotherTransaction(KEY)).isInstanceOf(Claim.Free.class);
    }

    /** The other request ends between the start of the statement that locks the key and the lock. */
    @Test
    void aKeyWhoseRequestEndsWhileItIsClaimedIsCompleted() {
        DATABASE.asOwner()
                .sql("create function public.pg_try_advisory_xact_lock(bigint) returns boolean language plpgsql as $$"
                        + " begin perform pg_advisory_xact_lock_shared(1);"
                        + " return pg_catalog.pg_try_advisory_xact_lock($1); end $$")
                .update();
        try {
            CompletableFuture<Claim> claimed = DATABASE.transaction().execute(_ -> {
                DATABASE.jdbc().sql("select pg_advisory_xact_lock(1)").query().singleRow();
                DATABASE.keys.claimAll(List.of(KEY));
                DATABASE.keys.saveAll(List.of(new KeyedResponse(KEY, HASH, response, SampleOrders.NOW)));
                CompletableFuture<Claim> waiting =
                        CompletableFuture.supplyAsync(IdempotencyKeyRepositoryTest::claimWithTheFunctionThatWaits);
                await().until(() -> DATABASE.jdbc()
                        .sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                        .query(Boolean.class)
                        .single());
                return waiting;
            });
            assertThat(claimed.join()).isInstanceOf(Claim.Completed.class);
        } finally {
            DATABASE.asOwner()
                    .sql("drop function public.pg_try_advisory_xact_lock(bigint)")
                    .update();
        }
    }

    private static Claim claimWithTheFunctionThatWaits() {
        Map<IdempotencyKey, Claim> claims = DATABASE.transaction().execute(_ -> {
            DATABASE.jdbc().sql("set local search_path = public, pg_catalog").update();
            return DATABASE.keys.claimAll(List.of(KEY));
        });
        return Objects.requireNonNull(claims.get(KEY));
    }

    @Test
    void aKeyIsSavedOnceAndOnlyIfItsTransactionCommits() {
        DATABASE.transaction().executeWithoutResult(status -> {
            DATABASE.keys.saveAll(List.of(new KeyedResponse(KEY, HASH, response, SampleOrders.NOW)));
            status.setRollbackOnly();
        });
        save(KEY, SampleOrders.NOW);
        assertThatThrownBy(() -> save(KEY, SampleOrders.NOW))
                .isInstanceOfSatisfying(
                        DuplicateKeyException.class,
                        failure -> assertThat(IdempotencyKeyRepository.isSavedBefore(failure))
                                .isTrue());
    }

    @Test
    void oldKeysAreDeletedInChunks() {
        for (int i = 0; i < 3; i++) {
            save(new IdempotencyKey("c", "old-" + i), SampleOrders.NOW);
        }
        save(KEY, SampleOrders.NOW.plusSeconds(1));
        assertThat(DATABASE.keys.deleteOlderThan(SampleOrders.NOW.plusSeconds(1), 2))
                .isEqualTo(2);
        assertThat(DATABASE.keys.deleteOlderThan(SampleOrders.NOW.plusSeconds(1), 2))
                .isEqualTo(1);
        assertThat(claim(KEY)).isInstanceOf(Claim.Completed.class);
    }

    private void save(IdempotencyKey key, Instant at) {
        DATABASE.transaction()
                .executeWithoutResult(_ -> DATABASE.keys.saveAll(List.of(new KeyedResponse(key, HASH, response, at))));
    }

    private static Claim claim(IdempotencyKey key) {
        Map<IdempotencyKey, Claim> claims = DATABASE.transaction().execute(_ -> DATABASE.keys.claimAll(List.of(key)));
        return Objects.requireNonNull(claims.get(key));
    }

    private static Claim claimInAnotherTransaction(IdempotencyKey key) {
        return CompletableFuture.supplyAsync(() -> claim(key)).join();
    }
}
