package dev.waybill.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two of them in one process are as alien to each other as those of two processes. */
class ReservedPortsTest {
    /** As the port of a server that is stopped and started again. */
    @Test
    void aPortIsNotGivenToAnotherProcessEvenIfNothingListensOnIt() {
        int lowest = twoFreeRanges();
        int end = lowest + 100;
        var first = new ReservedPorts(lowest, end);
        var second = new ReservedPorts(lowest, end);

        var ports = Stream.generate(first::next).limit(20).toList();
        var others = Stream.generate(second::next).limit(20).toList();

        assertThat(others).doesNotContainAnyElementsOf(ports);
        assertThatIllegalStateException()
                .isThrownBy(() -> new ReservedPorts(lowest, end).next())
                .withMessage("No free port from " + lowest + " to " + (end - 1));
    }

    /** Beside those that {@link Ports} gives out. */
    private static int twoFreeRanges() {
        return IntStream.iterate(15_000, lowest -> lowest < 16_000, lowest -> lowest + 100)
                .filter(lowest -> Ports.isFree(lowest) && Ports.isFree(lowest + 50))
                .findFirst()
                .orElseThrow();
    }
}
