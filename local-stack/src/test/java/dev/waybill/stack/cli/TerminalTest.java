package dev.waybill.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void onAScreenWaitingIsOneLineThatGivesWay() {
        var terminal = terminal(true);
        terminal.waiting("kafka (1.0 s)");
        terminal.waiting("kafka (1.1 s)");
        terminal.done("kafka is ready");

        assertThat(written())
                .isEqualTo(
                        "  waiting for kafka (1.0 s)\r\u001b[2K  waiting for kafka (1.1 s)\r\u001b[2K  kafka is ready\n");
    }

    @Test
    void inAFileShortWaitingLeavesNoTrace() {
        var terminal = terminal(false);
        terminal.waiting("kafka (1.0 s)");
        terminal.done("kafka is ready");

        assertThat(written()).isEqualTo("  kafka is ready\n");
    }

    private Terminal terminal(boolean screen) {
        return new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), screen);
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
