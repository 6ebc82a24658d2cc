package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.RunLock;
import dev.waybill.stack.train.AotCacheTraining;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops everything. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the services, then Kafka, then PostgreSQL. The data stays.")
final class DownCommand implements Callable<Integer> {
    private final CliContext here;

    DownCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var terminal = here.terminal();
        try (var lock = RunLock.take(here.layout(), terminal)) {
            var stack = here.stack();
            var ran = Arrays.stream(Component.values()).anyMatch(stack::isRunning);
            stack.stop(terminal);
            AotCacheTraining.clear(here.layout());
            terminal.line(ran ? "Everything is stopped." : "Nothing was running.");
        }
        return ExitCode.DONE.code();
    }
}
