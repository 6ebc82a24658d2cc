package dev.waybill.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.process.DetachedProcess;
import dev.waybill.stack.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {
    @TempDir
    private Path folder;

    private Path data;
    private ProcessId process;

    @BeforeEach
    void aProcessThatWorksInTheDataFolder() throws IOException {
        data = Files.createDirectory(folder.toRealPath().resolve("data"));
        process =
                ProcessId.of(DetachedProcess.start(List.of("sleep", "60"), Map.of(), data, folder.resolve("out.log")));
    }

    @AfterEach
    void endIt() {
        process.kill();
    }

    @Test
    void aServerIsFoundWhateverTheClockSaysOfItsStart() throws IOException {
        lockFile(data);

        assertThat(Postmaster.of(data)).contains(process);
        process.kill();
        assertThat(Postmaster.of(data)).isEmpty();
    }

    @Test
    void aServerIsFoundThroughALinkToItsFolder() throws IOException {
        lockFile(data);
        var link = Files.createSymbolicLink(folder.resolve("link"), data);

        assertThat(Postmaster.of(link)).contains(process);
    }

    @Test
    void aProcessElsewhereWithTheServersNumberIsNotTheServer() throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        lockFile(other);

        assertThat(Postmaster.of(other)).isEmpty();
    }

    /** As on macOS; a loaded machine may take seconds from the start of the process to the server's first line. */
    @Test
    void withoutProcTheLockFileOfAProcessThatMayBeTheServerStays() throws IOException {
        var lockFile = lockFile(data, process.startedAt().plusSeconds(10));

        Postmaster.clearRemains(data, folder.resolve("no-proc"));

        assertThat(lockFile).exists();
    }

    @Test
    void withoutProcTheLockFileOfAnEndedServerIsLeftToTheNext() throws IOException {
        var lockFile = lockFile(data, process.startedAt());
        process.kill();

        Postmaster.clearRemains(data, folder.resolve("no-proc"));

        assertThat(lockFile).exists();
    }

    @Test
    void withoutProcTheLockFileGoesOnceALaterProcessHasItsNumber() throws IOException {
        var lockFile = lockFile(data, process.startedAt().minusSeconds(10));

        Postmaster.clearRemains(data, folder.resolve("no-proc"));

        assertThat(lockFile).doesNotExist();
    }

    private void lockFile(Path server) throws IOException {
        lockFile(server, Instant.ofEpochSecond(1));
    }

    private Path lockFile(Path server, Instant startedAt) throws IOException {
        return Files.writeString(
                server.resolve("postmaster.pid"),
                "%s\n%s\n%s\n5432\n".formatted(process.pid(), server, startedAt.getEpochSecond()));
    }
}
