package dev.waybill.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process named so that it cannot be mistaken for a later one with the same number.
 *
 * @param startedAt as the operating system reports it, with two seconds of tolerance
 * @param ticks the boot and the clock ticks since then as Linux counts them, because it computes {@code startedAt} again
 *     whenever its clock is set; null on other systems
 */
public record ProcessId(
        long pid, Instant startedAt, @Nullable String ticks) {
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Of the fields of {@code /proc/PID/stat} behind the name, from 0. */
    private static final int START_FIELD = 19;

    public static ProcessId of(ProcessHandle handle) {
        return new ProcessId(handle.pid(), handle.info().startInstant().orElseGet(Instant::now), ticks(handle));
    }

    /** The running process, or empty once it has ended, also if its number has been given to another. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::isTheSame)
                .filter(ProcessId::lives);
    }

    public boolean isRunning() {
        return running().isPresent();
    }

    /** Whether a process that began later has its number now; false also where that cannot be known. */
    public boolean hasSuccessor() {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .filter(start -> start.isAfter(startedAt.plus(TOLERANCE)))
                .isPresent();
    }

    /** Asks it to end; after {@code timeout} it is killed with all its children. */
    public void terminate(Duration timeout) {
        running().ifPresent(ProcessHandle::destroy);
        if (!awaitEnd(timeout)) {
            kill();
        }
    }

    /** Ends it at once, with all its children. */
    public void kill() {
        running().ifPresent(handle -> {
            var children = handle.descendants().toList();
            handle.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            children.forEach(child -> of(child).awaitEnd(Duration.ofSeconds(10)));
        });
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Whether it ended within {@code timeout}. */
    public boolean awaitEnd(Duration timeout) {
        return Await.until(() -> !isRunning(), timeout);
    }

    /** Sends a signal by its name, INT for example. */
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("There is no kill command", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTheSame(ProcessHandle handle) {
        String now = ticks(handle);
        if (ticks != null && now != null) {
            return ticks.equals(now);
        }
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(true);
    }

    /** A dead process that nobody has waited for still has its number; containers often have no one who waits. */
    private static boolean lives(ProcessHandle handle) {
        try {
            return !stat(handle)[0].equals("Z");
        } catch (IOException e) {
            return handle.isAlive();
        }
    }

    private static @Nullable String ticks(ProcessHandle handle) {
        try {
            var boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            return boot.strip() + " " + stat(handle)[START_FIELD];
        } catch (IOException e) {
            return null;
        }
    }

    /** The name may contain spaces and parentheses. */
    private static String[] stat(ProcessHandle handle) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }
}
