package dev.waybill.stack.run;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.ClassCache;
import dev.waybill.stack.process.LogTail;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** One of the stack's processes, and its file. */
abstract class ManagedProcess {
    private static final long LONG_LOG = 20_000_000;

    private final Component part;
    private final int port;
    private final Path log;
    private final RunFiles files;
    private long logStart;

    ManagedProcess(Component part, StackSettings settings, Layout layout, RunFiles files) {
        this.part = part;
        this.port = settings.port(part);
        this.log = layout.log(part);
        this.files = files;
    }

    /** Starts the process; it may still be on its way when this returns. */
    abstract ProcessId begin();

    /** Whether it serves; only asked while it runs. */
    abstract boolean serves();

    /** Stops the process in order, or by force once the time that it is given is over. */
    abstract void end(ProcessId process);

    /** The class archive of its JVM; empty for other programs. */
    Optional<ClassCache> classes() {
        return Optional.empty();
    }

    /** Why it ended or does not get ready, from its log. */
    String reason() {
        return LogTail.indented(LogTail.of(log, 12, logStart));
    }

    final void launch() {
        rotateLog();
        logStart = log.toFile().length();
        files.remember(part, ProcessFile.of(part, begin(), port));
    }

    /** Keeps the log from growing for ever: at a start, a long one becomes the previous one. */
    private void rotateLog() {
        try {
            if (Files.exists(log) && Files.size(log) > LONG_LOG) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StackException("Could not set " + log + " aside: " + e.getMessage(), e);
        }
    }

    final void stop() {
        process().ifPresent(this::end);
        files.forget(part);
    }

    /** Ends it at once, with nothing written. */
    final void kill() {
        process().ifPresent(ProcessId::kill);
        files.forget(part);
    }

    Optional<ProcessId> process() {
        return files.process(part).map(ProcessFile::process);
    }

    final boolean isRunning() {
        return process().filter(ProcessId::isRunning).isPresent();
    }

    final ProcessState state() {
        var process = process();
        if (process.isEmpty()) {
            return ProcessState.STOPPED;
        }
        if (!process.get().isRunning()) {
            return ProcessState.DEAD;
        }
        if (serves()) {
            return ProcessState.READY;
        }
        return Ports.answers(port) ? ProcessState.UNREADY : ProcessState.STARTING;
    }

    final Component part() {
        return part;
    }

    final int port() {
        return port;
    }

    final Path log() {
        return log;
    }

    /** The byte of the log from which on the present start has written. */
    final long logStart() {
        return logStart;
    }
}
