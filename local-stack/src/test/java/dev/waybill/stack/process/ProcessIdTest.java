package dev.waybill.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void aRunningProcessIsFoundAgain() {
        var process = start("exec sleep 60");

        assertThat(new ProcessId(process.pid(), process.startedAt(), null).isRunning())
                .isTrue();
        process.kill();
        assertThat(process.isRunning()).isFalse();
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotMistakenForIt() {
        var process = start("exec sleep 60");
        var earlier = new ProcessId(process.pid(), process.startedAt().minusSeconds(60), null);

        assertThat(earlier.isRunning()).isFalse();
        assertThat(new ProcessId(process.pid(), process.startedAt(), "another boot 1").isRunning())
                .isFalse();
        earlier.kill();
        assertThat(process.isRunning()).isTrue();
        process.kill();
    }

    /** Linux computes the start of a process from the time of its boot, which moves when the clock is set. */
    @Test
    void aClockThatIsSetDoesNotHideIt() {
        var process = start("exec sleep 60");

        var known = new ProcessId(process.pid(), process.startedAt().minusSeconds(3_600), process.ticks());

        assertThat(known.isRunning()).isTrue();
        process.kill();
        assertThat(known.isRunning()).isFalse();
    }

    @Test
    void aDetachedProcessDoesNotReceiveCtrlC() throws IOException {
        var process = start("touch ready; exec sleep 60");
        assertThat(Await.until(() -> Files.exists(folder.resolve("ready")), TIMEOUT))
                .isTrue();
        process.signal("INT");
        process.signal("HUP");

        assertThat(process.awaitEnd(Duration.ofMillis(300))).isFalse();
        process.terminate(TIMEOUT);
        assertThat(process.isRunning()).isFalse();
    }

    @Test
    void oneThatDoesNotEndWhenAskedIsKilledWithItsChildren() throws IOException {
        var process = start("trap '' TERM; sleep 61 & echo $! > child; touch ready; wait");
        assertThat(Await.until(() -> Files.exists(folder.resolve("ready")), TIMEOUT))
                .isTrue();
        var child = ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve("child")).strip()))
                .map(ProcessId::of)
                .orElseThrow();

        process.terminate(Duration.ofMillis(200));

        assertThat(process.isRunning()).isFalse();
        assertThat(child.isRunning()).isFalse();
    }

    @Test
    void outputIsAppendedToTheLog() throws IOException {
        var log = folder.resolve("out.log");
        Files.writeString(log, "earlier\n");

        start("echo out; echo error >&2").awaitEnd(TIMEOUT);

        assertThat(Files.readString(log)).isEqualTo("earlier\nout\nerror\n");
    }

    private ProcessId start(String script) {
        return ProcessId.of(
                DetachedProcess.start(List.of("/bin/sh", "-c", script), Map.of(), folder, folder.resolve("out.log")));
    }
}
