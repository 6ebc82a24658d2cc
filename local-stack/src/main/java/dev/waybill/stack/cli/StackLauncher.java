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
 * A stack brought up with the wanted settings, or the one that was up already.
 *
 * @param started what was not running before
 * @param exit stops the stack with this process, until it is cancelled; to be told when the command starts nothing more
 */
record StackLauncher(Stack stack, List<Component> started, StopOnExit exit) {
    /** @throws StackException also if a stack is up whose settings are others than {@code variables} want */
    static StackLauncher of(CliContext here, Map<String, String> variables) {
        var terminal = here.terminal();
        try (var lock = RunLock.take(here.layout(), terminal)) {
            var stack = found(here, variables);
            var exit = StopOnExit.install(stack, terminal);
            try {
                terminal.line(
                        "Starting Waybill; data and logs in " + here.layout().home());
                return new StackLauncher(stack, stack.start(terminal), exit);
            } catch (StackException e) {
                exit.cancel();
                throw e;
            }
        }
    }

    private static Stack found(CliContext here, Map<String, String> variables) {
        var last = here.stack();
        if (Arrays.stream(Component.values()).noneMatch(last::isRunning)) {
            var wanted = StackSettings.defaults().with(here.environment()).with(variables);
            return new Stack(here.layout(), wanted);
        }
        if (!last.settings().with(here.environment()).with(variables).isSameAs(last.settings())) {
            throw new StackException("A stack is already up with other settings; stop it first with ./waybill down.");
        }
        return last;
    }
}
