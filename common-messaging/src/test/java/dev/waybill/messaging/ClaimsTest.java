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

class ClaimsTest {

    private final Claims<String> claims = new Claims<>(Duration.ofMinutes(1));

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
        claims.handOver(List.of("call"));
        assertThat(claims.take(10)).isEmpty();

        TransactionSynchronizationUtils.triggerAfterCommit();

        assertThat(claims.take(10)).containsExactly("call");
        assertThat(claims.take(10)).isEmpty();
    }

    @Test
    void theOldestIsTakenFirstAndNoMoreThanThereIsRoomFor() {
        claims.handOver(List.of("first", "second", "third"));
        TransactionSynchronizationUtils.triggerAfterCommit();

        assertThat(claims.take(2)).containsExactly("first", "second");
        assertThat(claims.waiting()).isEqualTo(1);
    }

    @Test
    void whatHasWaitedTooLongIsLeftToWhoeverClaimsItNext() {
        var stale = new Claims<String>(Duration.ZERO);
        stale.handOver(List.of("call"));
        TransactionSynchronizationUtils.triggerAfterCommit();

        assertThat(stale.take(10)).isEmpty();
        assertThat(stale.waiting()).isZero();
    }

    @Test
    void withoutATransactionNothingCanBeHandedOver() {
        TransactionSynchronizationManager.clear();

        assertThatThrownBy(() -> claims.handOver(List.of("call"))).isInstanceOf(IllegalStateException.class);
    }
}
