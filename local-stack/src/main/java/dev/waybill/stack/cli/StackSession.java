package dev.waybill.stack.cli;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Await;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.RunLock;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.run.StackSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A stack that was started with the requested settings, or was running with them already.
 *
 * @param started the components that were not running before
 * @param exit stops the stack with this process, until it is cancelled
 */
record StackSession(Stack stack, List<Component> started, StopOnExit exit, Terminal terminal) {
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    /** @throws StackException also if a stack is running with other settings */
    static StackSession open(CliContext context, Map<String, String> variables) {
        var terminal = context.terminal();
        try (var lock = RunLock.take(context.layout(), terminal)) {
            var stack = find(context, variables);
            var exit = StopOnExit.install(stack, context);
            try {
                terminal.line(
                        "Starting Waybill; data and logs in " + context.layout().home());
                if (stack.settings().securityMode().equals("open")) {
                    terminal.line(
                            "Security mode open: everybody on this machine may do everything, and no other machine"
                                    + " reaches it.");
                }
                var started = stack.start(terminal);
                launchConsole(context, variables, stack);
                return new StackSession(stack, started, exit, terminal);
            } catch (StackException e) {
                exit.cancel();
                throw e;
            }
        }
    }

    /** Orders do not need it, so a failure is only reported. */
    private static void launchConsole(CliContext context, Map<String, String> variables, Stack stack) {
        var unwanted = variables.getOrDefault(
                PortOptions.NO_CONSOLE, context.environment().getOrDefault(PortOptions.NO_CONSOLE, ""));
        if (unwanted.isBlank() || unwanted.equals("false")) {
            try {
                stack.launchConsole();
            } catch (StackException e) {
                context.terminal().error("The console was not started. " + e.getMessage());
            }
        }
    }

    private static Stack find(CliContext context, Map<String, String> variables) {
        var last = context.stack();
        if (!last.isRunning()) {
            var requested = StackSettings.defaults().with(context.environment()).with(variables);
            return new Stack(context.layout(), requested);
        }
        if (!last.settings().with(context.environment()).with(variables).isSameAs(last.settings())) {
            throw new StackException("A stack is already up with other settings; stop it first with ./waybill down.");
        }
        return last;
    }

    /** Reports processes that died; returns when another command has stopped the stack. Ctrl-C ends the process instead. */
    void monitorUntilStopped() {
        var suspects = new EnumMap<Component, ProcessId>(Component.class);
        var reported = new EnumMap<Component, ProcessId>(Component.class);
        while (exit.isStopping()
                || Arrays.stream(Component.values())
                        .anyMatch(part -> stack.process(part).isPresent())) {
            Await.until(() -> false, CHECK_INTERVAL);
            if (!exit.isStopping()) {
                Arrays.stream(Component.values()).forEach(part -> check(part, suspects, reported));
            }
        }
        exit.cancel();
        terminal.line("The stack was stopped.");
    }

    /** A process that is being stopped looks dead for a moment, so it is reported at the second check only. */
    private void check(Component part, Map<Component, ProcessId> suspects, Map<Component, ProcessId> reported) {
        var dead = stack.process(part).filter(process -> !process.isRunning());
        dead.filter(process -> process.equals(suspects.get(part)) && !process.equals(reported.put(part, process)))
                .ifPresent(process -> terminal.line("%s (pid %s) died; ./waybill restart %s brings it back."
                        .formatted(part.label(), process.pid(), part.label())));
        dead.ifPresentOrElse(process -> suspects.put(part, process), () -> suspects.remove(part));
    }
}
