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

    /** Shows in which folder a process works; macOS has none. */
    private static final Path PROC = Path.of("/proc");

    private Postmaster() {}

    static Optional<ProcessId> of(Path data) {
        return of(data, PROC);
    }

    private static Optional<ProcessId> of(Path data, Path proc) {
        return recorded(data)
                .flatMap(server -> worksIn(data, server.pid(), proc) // whatever has become of the clock since
                        ? ProcessHandle.of(server.pid()).map(ProcessId::of)
                        : Optional.of(server))
                .filter(ProcessId::isRunning);
    }

    /** As the server has written it. */
    private static Optional<ProcessId> recorded(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.size() <= START_LINE) {
                return Optional.empty();
            }
            var startedAt =
                    Instant.ofEpochSecond(Long.parseLong(lines.get(START_LINE).strip()));
            return Optional.of(new ProcessId(Long.parseLong(lines.get(PID_LINE).strip()), startedAt, null));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes the lock file of a server that has ended, once none of its processes works in its folder any more. The
     * next server would take the number in it for a living one while nobody has waited for the dead one, or when the
     * number belongs to another process by now. Where nobody knows in which folder a process works, the file is removed in the
     * second case alone, and otherwise left to the next server to judge.
     */
    static void clearRemains(Path data) {
        clearRemains(data, PROC);
    }

    static void clearRemains(Path data, Path proc) {
        if (of(data, proc).isEmpty() && isGone(data, proc)) {
            data.resolve("postmaster.pid").toFile().delete();
        }
    }

    private static boolean isGone(Path data, Path proc) {
        return Files.exists(proc)
                ? Await.until(() -> !isInUse(data, proc), Duration.ofSeconds(15))
                : recorded(data).filter(ProcessId::hasSuccessor).isPresent();
    }

    private static boolean isInUse(Path data, Path proc) {
        return ProcessHandle.allProcesses().anyMatch(process -> worksIn(data, process.pid(), proc));
    }

    private static boolean worksIn(Path data, long pid, Path proc) {
        try {
            return Files.readSymbolicLink(proc.resolve(pid + "/cwd")).equals(data.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
