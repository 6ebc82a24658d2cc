package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.RunLock;
import dev.waybill.stack.train.AotCacheTraining;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Records AOT caches for faster starts. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a separate stack, places orders for about a minute, and keeps the AOT caches of its JVMs, so that"
                    + " later starts are faster and reach full speed sooner.",
            "Repeat it when a service or the JDK has changed; a cache that does not fit is not used. Your data"
                    + " is not touched."
        })
final class TrainCommand implements Callable<Integer> {
    private final CliContext here;

    TrainCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var terminal = here.terminal();
        try (var lock = RunLock.take(here.layout(), terminal)) {
            refuseBesideAnother();
            var sizes = train(AotCacheTraining.prepare(here.layout(), here.environment(), terminal));
            terminal.line("From now on the JVMs start from AOT caches, %s.".formatted(reported(sizes)));
        }
        return ExitCode.DONE.code();
    }

    private void refuseBesideAnother() {
        if (Arrays.stream(Component.values()).anyMatch(here.stack()::isRunning)) {
            throw new StackException(
                    "A stack is running, and training needs the machine; stop it first with ./waybill down.");
        }
    }

    private Map<Component, Long> train(AotCacheTraining training) {
        var exit = StopOnExit.install(training.stack(), here.terminal());
        try (training) {
            here.terminal().line("Starting a stack for training; this takes two to three minutes");
            return training.run();
        } finally {
            exit.cancel();
        }
    }

    private static String reported(Map<Component, Long> sizes) {
        var megabytes = sizes.values().stream().mapToLong(Long::longValue).sum() / 1_000_000;
        return "%,d MB for %d processes".formatted(megabytes, sizes.size());
    }
}
