package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.deadletters.DeadLetterFormatter;
import dev.waybill.stack.deadletters.DeadLetterRepository;
import dev.waybill.stack.deadletters.DeadLetterStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Lists letters. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists letters, one a line.")
final class DeadLetterListCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CliContext here;

    @Mixin
    private ClusterOptions brokers = new ClusterOptions();

    @Mixin
    private DeadLetterOptions which = new DeadLetterOptions();

    @Option(names = "--new", description = "only what was not replayed yet")
    private boolean onlyNew;

    @Option(names = "--json", description = "as JSON, for programs")
    private boolean json;

    DeadLetterListCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var letters = new DeadLetterRepository(brokers.cluster(here))
                .letters(which.filter()).stream()
                        .filter(filed -> !onlyNew || !filed.isReplayed())
                        .toList();
        here.terminal()
                .line(
                        json
                                ? JSON.writeValueAsString(
                                        letters.stream().map(View::of).toList())
                                : DeadLetterFormatter.table(letters));
        return ExitCode.DONE.code();
    }

    /** A letter for programs. */
    private record View(
            String letter,
            boolean replayed,
            int replays,
            String topic,
            String group,
            String type,
            String order,
            String error,
            String message,
            String failedAt) {

        static View of(DeadLetterStatus filed) {
            var letter = filed.letter();
            return new View(
                    letter.place().toString(),
                    filed.isReplayed(),
                    filed.nextAttempt() - 1,
                    letter.origin().topic(),
                    letter.group(),
                    letter.type(),
                    letter.order(),
                    letter.error(),
                    letter.message(),
                    letter.failedAt());
        }
    }
}
