package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.demo.Demo;
import dev.waybill.stack.run.RunLock;
import java.util.HashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows every outcome of an order. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts everything, places orders that show each outcome of the saga and prints their timelines as they"
                        + " happen. Exits with 1 if one ends differently than expected.")
final class DemoCommand implements Callable<Integer> {
    private final CliContext here;

    @Option(
            names = "--once",
            description = "stop afterwards instead of waiting for Ctrl-C; the default where input is no terminal")
    private boolean once;

    @Mixin
    private final PortOptions ports = new PortOptions();

    DemoCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var terminal = here.terminal();
        var variables = new HashMap<>(Demo.SETTINGS);
        variables.putAll(ports.variables());
        var opening = StackLauncher.of(here, variables);
        var foundUp = opening.started().isEmpty();
        if (foundUp) {
            opening.exit().cancel();
        }
        var asExpected = play(opening);
        if (!foundUp && (once || !Tty.INPUT)) {
            stop(opening);
        } else if (!foundUp) {
            terminal.line("\nThe stack is still running. Ctrl-C stops it.");
            new ProcessMonitor(opening, terminal).untilStopped();
        }
        return (asExpected ? ExitCode.DONE : ExitCode.FAILED).code();
    }

    private boolean play(StackLauncher opening) {
        try {
            return new Demo(opening.stack(), here.terminal(), here.terminal()::line).play();
        } finally {
            opening.exit().settled();
        }
    }

    private void stop(StackLauncher opening) {
        opening.exit().cancel();
        try (var lock = RunLock.take(here.layout(), here.terminal())) {
            here.terminal().line("");
            opening.stack().stop(here.terminal());
        }
    }
}
