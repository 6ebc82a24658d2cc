package dev.waybill.orders.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.orders.persistence.IdempotencyKeyRepository.Claim;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
        assertThat(DATABASE.keys.save(KEY, HASH, response, SampleOrders.NOW)).isTrue();
        assertThat(claim(KEY)).isInstanceOfSatisfying(Claim.Completed.class, completed -> {
            assertThat(completed.requestHash()).isEqualTo(HASH);
            assertThat(completed.response().orderId()).isEqualTo(response.orderId());
            assertThat(completed.response().body()).isEqualTo(response.body());
        });
    }

    @Test
    void aKeyHeldByAnotherTransactionIsInFlightWithoutWaiting() {
        DATABASE.transaction().executeWithoutResult(status -> {
            assertThat(DATABASE.keys.claim(KEY)).isInstanceOf(Claim.Free.class);
            assertThat(claimInAnotherTransaction(KEY)).isInstanceOf(Claim.InFlight.class);
            assertThat(claimInAnotherTransaction(new IdempotencyKey("c-2", "k-1")))
                    .isInstanceOf(Claim.Free.class);
        });
        assertThat(claimInAnotherTransaction(KEY)).isInstanceOf(Claim.Free.class);
    }

    @Test
    void aKeyIsSavedOnceAndOnlyIfItsTransactionCommits() {
        DATABASE.transaction().executeWithoutResult(status -> {
            assertThat(DATABASE.keys.save(KEY, HASH, response, SampleOrders.NOW))
                    .isTrue();
            status.setRollbackOnly();
        });
        assertThat(DATABASE.keys.save(KEY, HASH, response, SampleOrders.NOW)).isTrue();
        assertThat(DATABASE.keys.save(KEY, HASH, response, SampleOrders.NOW)).isFalse();
    }

    @Test
    void oldKeysAreDeletedInChunks() {
        for (int i = 0; i < 3; i++) {
            assertThat(DATABASE.keys.save(new IdempotencyKey("c", "old-" + i), HASH, response, SampleOrders.NOW))
                    .isTrue();
        }
        assertThat(DATABASE.keys.save(KEY, HASH, response, SampleOrders.NOW.plusSeconds(1)))
                .isTrue();
        assertThat(DATABASE.keys.deleteOlderThan(SampleOrders.NOW.plusSeconds(1), 2))
                .isEqualTo(2);
        assertThat(DATABASE.keys.deleteOlderThan(SampleOrders.NOW.plusSeconds(1), 2))
                .isEqualTo(1);
        assertThat(claim(KEY)).isInstanceOf(Claim.Completed.class);
    }

    private static Claim claim(IdempotencyKey key) {
        return DATABASE.transaction().execute(status -> DATABASE.keys.claim(key));
    }

    private static Claim claimInAnotherTransaction(IdempotencyKey key) {
        return CompletableFuture.supplyAsync(() -> claim(key)).join();
    }
}
