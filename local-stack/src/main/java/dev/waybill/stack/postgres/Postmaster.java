package dev.waybill.stack.postgres;

import dev.waybill.stack.process.Await;
import dev.waybill.stack.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The server's first process, as found in postmaster.pid. */
final class Postmaster {
    private static final int PID_LINE = 0;
    private static final int START_LINE = 2;

    private Postmaster() {}

    static Optional<ProcessId> of(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.size() <= START_LINE) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.get(PID_LINE).strip());
            if (leadsTo(data, workingFolder(pid))) { // whatever has become of the clock since
                return ProcessHandle.of(pid).map(ProcessId::of).filter(ProcessId::isRunning);
            }
            var startedAt =
                    Instant.ofEpochSecond(Long.parseLong(lines.get(START_LINE).strip()));
            return Optional.of(new ProcessId(pid, startedAt, null)).filter(ProcessId::isRunning);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes the lock file of a server that has ended, once none of its processes works in its folder any more. The
     * next server would take the number in it for a living one while nobody has waited for the dead one, or when the
     * number belongs to another process by now.
     */
    static void clearRemains(Path data) {
        if (of(data).isEmpty() && Await.until(() -> !worksIn(data), Duration.ofSeconds(15))) {
            data.resolve("postmaster.pid").toFile().delete();
        }
    }

    private static boolean worksIn(Path data) {
        return ProcessHandle.allProcesses().anyMatch(process -> leadsTo(data, workingFolder(process.pid())));
    }

    private static Path workingFolder(long pid) {
        return Path.of("/proc", Long.toString(pid), "cwd");
    }

    private static boolean leadsTo(Path data, Path link) {
        try {
            return Files.readSymbolicLink(link).equals(data.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
