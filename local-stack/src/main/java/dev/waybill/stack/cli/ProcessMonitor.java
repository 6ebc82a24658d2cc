package dev.waybill.stack.cli;

import dev.waybill.stack.process.Await;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Stack;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Monitors a stack in the foreground: reports processes that died, and returns once another command has stopped all. */
final class ProcessMonitor {
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    private final Stack stack;
    private final StopOnExit exit;
    private final Terminal terminal;
    private final Map<Component, ProcessId> suspects = new EnumMap<>(Component.class);
    private final Map<Component, ProcessId> reported = new EnumMap<>(Component.class);

    ProcessMonitor(StackLauncher opening, Terminal terminal) {
        this.stack = opening.stack();
        this.exit = opening.exit();
        this.terminal = terminal;
    }

    /** Returns when another command has stopped the stack; Ctrl-C ends the process instead. */
    void untilStopped() {
        while (exit.isStopping()
                || Arrays.stream(Component.values())
                        .anyMatch(part -> stack.process(part).isPresent())) {
            Await.until(() -> false, CHECK_INTERVAL);
            if (!exit.isStopping()) {
                Arrays.stream(Component.values()).forEach(this::check);
            }
        }
        exit.cancel();
        terminal.line("The stack was stopped.");
    }

    /** A process that is being stopped looks dead for a moment, so it is reported at the second check only. */
    private void check(Component part) {
        var dead = stack.process(part).filter(process -> !process.isRunning());
        dead.filter(process -> process.equals(suspects.get(part)) && !process.equals(reported.get(part)))
                .ifPresent(process -> {
                    reported.put(part, process);
                    terminal.line("%s (pid %d) died; ./waybill restart %s brings it back."
                            .formatted(part.label(), process.pid(), part.label()));
                });
        dead.ifPresentOrElse(process -> suspects.put(part, process), () -> suspects.remove(part));
    }
}
