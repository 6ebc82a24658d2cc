package dev.waybill.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.process.ProcessId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void besideARunningStackItRefusesAndSaysHowToStopThat() throws IOException {
        var self = ProcessId.of(ProcessHandle.current());
        Files.writeString(Files.createDirectories(root.resolve(".waybill/run")).resolve("kafka.json"), """
                {"name": "kafka", "pid": %s, "startedAt": "%s", "port": 1}
                """.formatted(
                        self.pid(), self.startedAt()));

        assertThat(train()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("A stack is running")
                .contains("./waybill down");
    }

    @Test
    void whereNothingIsBuiltItSaysSoAndLeavesNothing() {
        assertThat(train()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("order-service.jar; build it");
        assertThat(root.resolve(".waybill/training")).doesNotExist();
    }

    private int train() {
        var terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        return Waybill.commandLine(CliContext.of(terminal, root, Map.of())).execute("train");
    }
}
