package dev.waybill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.stack.StackException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServerStartTest {
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void aServerWhosePortWasTakenIsStartedOnAnother() {
        assertThat(ServerStart.onFreePorts(() -> failingUntil(3))).isEqualTo(3);
    }

    @Test
    void aServerThatDoesNotStartAtAllIsReportedWithEachAttempt() {
        assertThatThrownBy(() -> ServerStart.onFreePorts(() -> failingUntil(4)))
                .isInstanceOf(StackException.class)
                .hasMessage("attempt 3")
                .satisfies(last -> assertThat(last.getSuppressed()).hasSize(1));
        assertThat(attempts).hasValue(3);
    }

    private int failingUntil(int success) {
        int attempt = attempts.incrementAndGet();
        if (attempt < success) {
            throw new StackException("attempt " + attempt);
        }
        return attempt;
    }
}
