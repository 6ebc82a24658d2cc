package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.process.Await;
import dev.waybill.stack.process.LogTail;
import dev.waybill.stack.run.Component;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the logs of the processes. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the end of one process' log, or of all, each line with its process' name.")
final class LogsCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final CliContext here;

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "a service, postgres or kafka")
    private @Nullable String name;

    @Option(
            names = {"-f", "--follow"},
            description = "follow the log until Ctrl-C")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "how many lines (default: ${DEFAULT-VALUE})")
    private int lines;

    LogsCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var parts = name == null ? List.of(Component.values()) : List.of(Component.named(name));
        var followers = parts.stream()
                .map(part -> new LogFollower(here.layout().log(part)))
                .toList();
        for (var part : parts) {
            LogTail.of(here.layout().log(part), lines).forEach(line -> show(part, line));
        }
        while (follow) {
            for (var i = 0; i < parts.size(); i++) {
                var part = parts.get(i);
                followers.get(i).added().forEach(line -> show(part, line));
            }
            Await.until(() -> false, PAUSE);
        }
        return ExitCode.DONE.code();
    }

    private void show(Component part, String line) {
        here.terminal().line(name == null ? "%-18s %s".formatted(part.label(), line) : line);
    }
}
