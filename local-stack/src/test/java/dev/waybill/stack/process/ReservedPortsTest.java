package dev.waybill.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two of them in one process are as alien to each other as those of two processes. */
class ReservedPortsTest {
    private static final int LOWEST = 15_000;
    private static final int END = 15_100;

    /** As the port of a server that is stopped and started again. */
    @Test
    void aPortIsNotGivenToAnotherProcessEvenIfNothingListensOnIt() {
        var first = new ReservedPorts(LOWEST, END);
        var second = new ReservedPorts(LOWEST, END);

        var ports = Stream.generate(first::next).limit(20).toList();
        var others = Stream.generate(second::next).limit(20).toList();

        assertThat(others).doesNotContainAnyElementsOf(ports);
        assertThatIllegalStateException()
                .isThrownBy(() -> new ReservedPorts(LOWEST, END).next())
                .withMessage("No free port from 15000 to 15099");
    }
}
