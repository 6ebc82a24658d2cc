package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.deadletters.DeadLetterFormatter;
import dev.waybill.stack.deadletters.DeadLetterRepository;
import dev.waybill.stack.deadletters.RecordCoordinates;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one letter. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one letter whole: why it died, its headers and its value, which may be personal.")
final class DeadLetterShowCommand implements Callable<Integer> {
    private final CliContext here;

    @Mixin
    private ClusterOptions brokers = new ClusterOptions();

    @Parameters(paramLabel = "LETTER", description = "topic:partition:offset, as list shows it")
    private String deadLetter = "";

    DeadLetterShowCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var place = RecordCoordinates.parse(deadLetter);
        here.terminal().line(DeadLetterFormatter.page(new DeadLetterRepository(brokers.cluster(here)).get(place)));
        return ExitCode.DONE.code();
    }
}
