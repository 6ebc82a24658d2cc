package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

class ClaimedTaskQueueTest {

    private final ClaimedTaskQueue<String> claims = new ClaimedTaskQueue<>(Duration.ofMinutes(1));

    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clear();
    }

    @Test
    void workIsHandedOverOnceItsTransactionHasCommittedAndNotBefore() {
        claims.enqueueAfterCommit(List.of("call"));
        assertThat(claims.poll(10)).isEmpty();

        TransactionSynchronizationUtils.triggerAfterCommit();

        assertThat(claims.poll(10)).containsExactly("call");
        assertThat(claims.poll(10)).isEmpty();
    }

    @Test
    void theOldestIsTakenFirstAndNoMoreThanThereIsRoomFor() {
        claims.enqueueAfterCommit(List.of("first", "second", "third"));
        TransactionSynchronizationUtils.triggerAfterCommit();

        assertThat(claims.poll(2)).containsExactly("first", "second");
        assertThat(claims.waiting()).isEqualTo(1);
    }

    @Test
    void whatHasWaitedTooLongIsLeftToWhoeverClaimsItNext() {
        var stale = new ClaimedTaskQueue<String>(Duration.ZERO);
        stale.enqueueAfterCommit(List.of("call"));
        TransactionSynchronizationUtils.triggerAfterCommit();

        assertThat(stale.poll(10)).isEmpty();
        assertThat(stale.waiting()).isZero();
    }

    @Test
    void withoutATransactionNothingCanBeHandedOver() {
        TransactionSynchronizationManager.clear();

        assertThatThrownBy(() -> claims.enqueueAfterCommit(List.of("call"))).isInstanceOf(IllegalStateException.class);
    }
}
