package dev.waybill.stack.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.deadletters.DeadLetterFormatter;
import dev.waybill.stack.deadletters.DeadLetterRepository;
import dev.waybill.stack.deadletters.DeadLetterStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Lists dead letters. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists dead letters, one per line.")
final class DeadLetterListCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CliContext here;

    @Mixin
    private ClusterOptions brokers = new ClusterOptions();

    @Mixin
    private DeadLetterOptions which = new DeadLetterOptions();

    @Option(names = "--new", description = "only those not replayed yet")
    private boolean onlyNew;

    @Option(names = "--json", description = "as JSON, for programs")
    private boolean json;

    DeadLetterListCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var deadLetters = new DeadLetterRepository(brokers.cluster(here))
                .find(which.filter()).stream()
                        .filter(status -> !onlyNew || !status.isReplayed())
                        .toList();
        here.terminal()
                .line(
                        json
                                ? JSON.writeValueAsString(
                                        deadLetters.stream().map(View::of).toList())
                                : DeadLetterFormatter.table(deadLetters));
        return ExitCode.DONE.code();
    }

    /** The JSON form of a dead letter. */
    private record View(
            @JsonProperty("letter") String deadLetter,
            boolean replayed,
            int replays,
            String topic,
            String group,
            String type,
            String order,
            String reason,
            String error,
            @JsonProperty("message") String detail,
            String failedAt) {

        static View of(DeadLetterStatus status) {
            var deadLetter = status.record();
            return new View(
                    deadLetter.place().toString(),
                    status.isReplayed(),
                    status.nextAttempt() - 1,
                    deadLetter.origin().topic(),
                    deadLetter.group(),
                    deadLetter.type(),
                    deadLetter.order(),
                    deadLetter.reason(),
                    deadLetter.error(),
                    deadLetter.detail(),
                    deadLetter.failedAt());
        }
    }
}
