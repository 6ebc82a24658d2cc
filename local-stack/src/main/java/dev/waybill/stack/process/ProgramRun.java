package dev.waybill.stack.process;

import dev.waybill.stack.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end. */
public final class ProgramRun {
    private ProgramRun() {}

    /**
     * Runs {@code command}, all of whose paths are absolute, with {@code environment} added to ours. Its output goes to a
     * file: a process that it leaves behind would keep a pipe open for ever.
     *
     * @throws IOException if it cannot be started, does not end within {@code timeout}, or fails, then with its output
     * @throws StackException if the thread is interrupted
     */
    public static void of(List<String> command, Map<String, String> environment, Duration timeout) throws IOException {
        var output = Files.createTempFile("waybill-", ".out");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(new File("/")) // ours may be closed to the user that the command runs as
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!ended(process, timeout)) {
                throw new IOException("it did not end within " + timeout.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("it failed:\n" + Files.readString(output).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while " + command.getFirst() + " was running.", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static boolean ended(Process process, Duration timeout) throws InterruptedException {
        try {
            return process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
    }
}
