package dev.waybill.orders.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.Samples;
import dev.waybill.orders.api.IdempotencyKey;
import dev.waybill.orders.api.IdempotencyKeys.Claim;
import dev.waybill.orders.api.PlacedAnswer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlIdempotencyKeysTest {

    private static final OrdersDatabase DATABASE = new OrdersDatabase();
    private static final IdempotencyKey KEY = new IdempotencyKey("c-1", "k-1");
    private static final byte[] HASH = {1, 2, 3};

    private final PlacedAnswer answer = new PlacedAnswer(new OrderId(UuidV7.next()), "{}".getBytes(UTF_8));

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aKeyIsFreeUntilAnAnswerIsKeptUnderIt() {
        assertThat(claimedNow(KEY)).isInstanceOf(Claim.Free.class);
        assertThat(claimedNow(KEY)).isInstanceOf(Claim.Free.class);
        assertThat(DATABASE.keys.keep(KEY, HASH, answer, Samples.NOW)).isTrue();
        assertThat(claimedNow(KEY)).isInstanceOfSatisfying(Claim.Kept.class, kept -> {
            assertThat(kept.requestHash()).isEqualTo(HASH);
            assertThat(kept.answer().orderId()).isEqualTo(answer.orderId());
            assertThat(kept.answer().body()).isEqualTo(answer.body());
        });
    }

    @Test
    void aKeyThatSomebodyHoldsIsInFlightWithoutWaiting() {
        DATABASE.transaction().executeWithoutResult(status -> {
            assertThat(DATABASE.keys.claim(KEY)).isInstanceOf(Claim.Free.class);
            assertThat(claimedElsewhere(KEY)).isInstanceOf(Claim.InFlight.class);
            assertThat(claimedElsewhere(new IdempotencyKey("c-2", "k-1"))).isInstanceOf(Claim.Free.class);
        });
        assertThat(claimedElsewhere(KEY)).isInstanceOf(Claim.Free.class);
    }

    @Test
    void aKeyIsKeptOnlyOnceAndOnlyWithItsTransaction() {
        DATABASE.transaction().executeWithoutResult(status -> {
            assertThat(DATABASE.keys.keep(KEY, HASH, answer, Samples.NOW)).isTrue();
            status.setRollbackOnly();
        });
        assertThat(DATABASE.keys.keep(KEY, HASH, answer, Samples.NOW)).isTrue();
        assertThat(DATABASE.keys.keep(KEY, HASH, answer, Samples.NOW)).isFalse();
    }

    @Test
    void oldKeysAreForgottenAFewAtATime() {
        for (int i = 0; i < 3; i++) {
            assertThat(DATABASE.keys.keep(new IdempotencyKey("c", "old-" + i), HASH, answer, Samples.NOW))
                    .isTrue();
        }
        assertThat(DATABASE.keys.keep(KEY, HASH, answer, Samples.NOW.plusSeconds(1)))
                .isTrue();
        assertThat(DATABASE.keys.forget(Samples.NOW.plusSeconds(1), 2)).isEqualTo(2);
        assertThat(DATABASE.keys.forget(Samples.NOW.plusSeconds(1), 2)).isEqualTo(1);
        assertThat(claimedNow(KEY)).isInstanceOf(Claim.Kept.class);
    }

    private static Claim claimedNow(IdempotencyKey key) {
        return DATABASE.transaction().execute(status -> DATABASE.keys.claim(key));
    }

    private static Claim claimedElsewhere(IdempotencyKey key) {
        return CompletableFuture.supplyAsync(() -> claimedNow(key)).join();
    }
}
