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

    private final ClaimedTaskQueue<String> queue = new ClaimedTaskQueue<>(Duration.ofMinutes(1));

    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clear();
    }

    @Test
    void tasksAreQueuedWhenTheirTransactionHasCommittedAndNotBefore() {
        queue.enqueueAfterCommit(List.of("call"));
        assertThat(queue.poll(10)).isEmpty();

        TransactionSynchronizationUtils.triggerAfterCommit();

        assertThat(queue.poll(10)).containsExactly("call");
        assertThat(queue.poll(10)).isEmpty();
    }

    @Test
    void pollReturnsTheOldestTasksUpToTheLimit() {
        queue.enqueueAfterCommit(List.of("first", "second", "third"));
        TransactionSynchronizationUtils.triggerAfterCommit();

        assertThat(queue.poll(2)).containsExactly("first", "second");
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void expiredTasksAreDropped() {
        var expiring = new ClaimedTaskQueue<String>(Duration.ZERO);
        expiring.enqueueAfterCommit(List.of("call"));
        TransactionSynchronizationUtils.triggerAfterCommit();

        assertThat(expiring.poll(10)).isEmpty();
        assertThat(expiring.size()).isZero();
    }

    @Test
    void enqueueingWithoutATransactionIsRejected() {
        TransactionSynchronizationManager.clear();

        assertThatThrownBy(() -> queue.enqueueAfterCommit(List.of("call"))).isInstanceOf(IllegalStateException.class);
    }
}
