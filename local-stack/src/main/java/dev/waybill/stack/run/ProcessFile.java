package dev.waybill.stack.run;

import dev.waybill.stack.process.ProcessId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of a started process until it is stopped. */
public record ProcessFile(
        String name, long pid, Instant startedAt, @Nullable String ticks, int port) {
    static ProcessFile of(Component part, ProcessId process, int port) {
        return new ProcessFile(part.label(), process.pid(), process.startedAt(), process.ticks(), port);
    }

    public ProcessId process() {
        return new ProcessId(pid, startedAt, ticks);
    }
}
