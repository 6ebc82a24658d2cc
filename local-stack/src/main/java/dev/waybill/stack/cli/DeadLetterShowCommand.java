package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.deadletters.DeadLetterFormatter;
import dev.waybill.stack.deadletters.DeadLetterRepository;
import dev.waybill.stack.deadletters.RecordCoordinates;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows one dead letter completely: its error, headers and value, which may contain personal data.")
final class DeadLetterShowCommand implements Callable<Integer> {
    private final CliContext here;

    @Mixin
    private ClusterOptions brokers = new ClusterOptions();

    @Parameters(paramLabel = "DEAD-LETTER", description = "topic:partition:offset, as list shows it")
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
