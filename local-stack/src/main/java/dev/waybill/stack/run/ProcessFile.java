package dev.waybill.stack.run;

import dev.waybill.stack.process.ProcessId;
import java.time.Instant;

/** What is remembered of a started process until it is stopped. */
public record ProcessFile(String name, long pid, Instant startedAt, int port) {
    static ProcessFile of(Component part, ProcessId process, int port) {
        return new ProcessFile(part.label(), process.pid(), process.startedAt(), port);
    }

    public ProcessId process() {
        return new ProcessId(pid, startedAt);
    }
}
