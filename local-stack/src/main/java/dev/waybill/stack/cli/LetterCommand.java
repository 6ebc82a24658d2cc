package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.deadletters.LetterText;
import dev.waybill.stack.deadletters.Mailbox;
import dev.waybill.stack.deadletters.Place;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one letter. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one letter whole: why it died, its headers and its value, which may be personal.")
final class LetterCommand implements Callable<Integer> {
    private final Surroundings here;

    @Mixin
    private ClusterOptions brokers = new ClusterOptions();

    @Parameters(paramLabel = "LETTER", description = "topic:partition:offset, as list shows it")
    private String letter = "";

    LetterCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var place = Place.parse(letter);
        here.terminal().line(LetterText.page(new Mailbox(brokers.cluster(here)).letter(place)));
        return ExitCode.DONE.code();
    }
}
