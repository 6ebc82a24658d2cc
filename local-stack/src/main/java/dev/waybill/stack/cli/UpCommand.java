package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts PostgreSQL, Kafka and the four services, waits until all are ready and prints their addresses."
                        + " Ctrl-C stops all. Only what does not run yet is started.")
final class UpCommand implements Callable<Integer> {
    private final CliContext here;

    @Option(
            names = {"-d", "--detach"},
            description = "return when all are ready, and leave them running")
    private boolean detach;

    @Mixin
    private final PortOptions ports = new PortOptions();

    UpCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var terminal = here.terminal();
        var opening = StackLauncher.of(here, ports.variables());
        terminal.line(opening.started().isEmpty() ? "Everything was already running." : "Everything is up.");
        Component.SERVICES.forEach(part -> terminal.line("  " + address(opening.stack(), part)));
        if (detach) {
            opening.exit().cancel();
            terminal.line("./waybill status shows its state, ./waybill down stops it.");
        } else {
            terminal.line("Ctrl-C stops it.");
            opening.exit().settled();
            new ProcessMonitor(opening, terminal).untilStopped();
        }
        return ExitCode.DONE.code();
    }

    private static String address(Stack stack, Component service) {
        return "%-18s http://localhost:%d".formatted(service.label(), stack.port(service));
    }
}
