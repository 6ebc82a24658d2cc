package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.RunLock;
import dev.waybill.stack.run.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops and starts one process. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = "Stops one process, if it runs, starts it and returns when it is ready. The others go on.")
final class RestartCommand implements Callable<Integer> {
    private final CliContext here;

    @Parameters(
            paramLabel = "SERVICE",
            description = "order-service, payment-service, inventory-service, shipping-service, postgres or kafka")
    private String name = "";

    RestartCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var terminal = here.terminal();
        var part = Component.named(name);
        try (var lock = RunLock.take(here.layout(), terminal)) {
            var settings = here.stack().settings().withServices(here.environment());
            var stack = new Stack(here.layout(), settings);
            stack.stop(part);
            stack.start(part, terminal);
        }
        return ExitCode.DONE.code();
    }
}
