package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.run.RunLock;
import dev.waybill.stack.train.AotCacheTraining;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops everything and deletes its data. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Stops everything and deletes all data and logs.")
final class ResetCommand implements Callable<Integer> {
    private final CliContext here;

    ResetCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var terminal = here.terminal();
        try (var lock = RunLock.take(here.layout(), terminal)) {
            var stack = here.stack();
            stack.stop(terminal);
            AotCacheTraining.clear(here.layout());
            stack.forget();
        }
        terminal.line("All data in " + here.layout().home() + " is deleted.");
        return ExitCode.DONE.code();
    }
}
