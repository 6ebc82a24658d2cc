package dev.waybill.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.stack.process.DetachedProcess;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopOnExitTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path root;

    private Path out;
    private ProcessId part;
    private Process up;

    @BeforeEach
    void aStackWithOneProcessThatEndsWithItsCommand() throws IOException {
        part = ProcessId.of(DetachedProcess.start(List.of("sleep", "60"), Map.of(), root, root.resolve("part.log")));
        Files.writeString(Files.createDirectories(root.resolve(".waybill/run")).resolve("kafka.json"), """
                {"name": "kafka", "pid": %s, "startedAt": "%s", "port": 1}
                """.formatted(
                        part.pid(), part.startedAt()));
        out = root.resolve("up.log");
        up = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Up.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        await().atMost(LIMIT).until(() -> output().contains("installed"));
    }

    @AfterEach
    void endAll() {
        up.destroyForcibly();
        part.kill();
    }

    @Test
    void theStackIsStoppedOnceTheOtherCommandThatChangesItHasFinished() throws InterruptedException {
        var here = context(root);
        try (var lock = RunLock.take(here.layout(), here.terminal())) {
            up.destroy();

            await().atMost(LIMIT)
                    .until(() -> output().contains("Waiting for another ./waybill to finish") || !up.isAlive());
            assertThat(part.isRunning()).isTrue();
        }

        assertThat(up.waitFor(LIMIT)).isTrue();
        assertThat(part.isRunning()).isFalse();
    }

    private String output() throws IOException {
        return Files.readString(out);
    }

    private static CliContext context(Path root) {
        return CliContext.of(new Terminal(System.out, false), root, Map.of());
    }

    /** A command that has started the stack and waits for Ctrl-C. */
    static final class Up {
        public static void main(String... arguments) throws InterruptedException {
            var context = context(Path.of(arguments[0]));
            StopOnExit.install(context.stack(), context).settled();
            context.terminal().line("installed");
            Thread.currentThread().join();
        }
    }
}
