package dev.waybill.stack.cli;

import dev.waybill.stack.StackException;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.RunLock;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.run.StackSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A stack that was started with the requested settings, or was running with them already.
 *
 * @param started the components that were not running before
 * @param exit stops the stack with this process, until it is cancelled
 */
record StackLauncher(Stack stack, List<Component> started, StopOnExit exit) {
    /** @throws StackException also if a stack is running with other settings */
    static StackLauncher of(CliContext context, Map<String, String> variables) {
        var terminal = context.terminal();
        try (var lock = RunLock.take(context.layout(), terminal)) {
            var stack = find(context, variables);
            var exit = StopOnExit.install(stack, terminal);
            try {
                terminal.line(
                        "Starting Waybill; data and logs in " + context.layout().home());
                return new StackLauncher(stack, stack.start(terminal), exit);
            } catch (StackException e) {
                exit.cancel();
                throw e;
            }
        }
    }

    private static Stack find(CliContext context, Map<String, String> variables) {
        var last = context.stack();
        if (Arrays.stream(Component.values()).noneMatch(last::isRunning)) {
            var requested = StackSettings.defaults().with(context.environment()).with(variables);
            return new Stack(context.layout(), requested);
        }
        if (!last.settings().with(context.environment()).with(variables).isSameAs(last.settings())) {
            throw new StackException("A stack is already up with other settings; stop it first with ./waybill down.");
        }
        return last;
    }
}
