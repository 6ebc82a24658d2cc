package dev.waybill.stack.cli;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import dev.waybill.stack.deadletters.DeadLetterReplayer;
import dev.waybill.stack.deadletters.DeadLetterRepository;
import dev.waybill.stack.deadletters.DeadLetterStatus;
import dev.waybill.stack.deadletters.RecordCoordinates;
import dev.waybill.stack.deadletters.ReplayPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays dead letters. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes dead letters again to their source topics, with their keys, bytes and headers, for the consumer"
                    + " group that could not process them and no other. Fix the cause first: what fails again comes back.",
            "Every replay is recorded; what was replayed is not replayed again without --again."
        })
final class DeadLetterReplayCommand implements Callable<Integer> {
    private final CliContext here;

    @Mixin
    private ClusterOptions brokers = new ClusterOptions();

    @Mixin
    private DeadLetterOptions which = new DeadLetterOptions();

    @Parameters(arity = "0..*", paramLabel = "DEAD-LETTER", description = "these ones, topic:partition:offset")
    private List<String> deadLetters = List.of();

    @Option(names = "--all", description = "all dead letters")
    private boolean all;

    @Option(names = "--again", description = "also those replayed before")
    private boolean again;

    @Option(
            names = "--max-attempts",
            defaultValue = "3",
            paramLabel = "N",
            description = "how often one record may be replayed (default: ${DEFAULT-VALUE})")
    private int maxAttempts;

    @Option(
            names = "--max-age",
            defaultValue = "10",
            paramLabel = "DAYS",
            description = "how long consumers remember event ids, waybill.inbox.retention (default: ${DEFAULT-VALUE})")
    private int maxAge;

    @Option(names = "--reason", defaultValue = "", paramLabel = "TEXT", description = "recorded with the replay")
    private String reason = "";

    @Option(names = "--dry-run", description = "only print what would be replayed")
    private boolean dryRun;

    DeadLetterReplayCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var cluster = brokers.cluster(here);
        var clock = Clock.systemUTC();
        var policy = new ReplayPolicy(again, maxAttempts, Duration.ofDays(maxAge));
        var due = new ArrayList<DeadLetterStatus>();
        for (var status : wanted(new DeadLetterRepository(cluster))) {
            policy.objection(status, clock.instant())
                    .ifPresentOrElse(
                            objection -> say(status, "is not replayed: it " + objection), () -> due.add(status));
        }
        if (!dryRun && !due.isEmpty()) {
            new DeadLetterReplayer(cluster, clock).replay(due, AuditUser.name(here.environment()), reason);
        }
        due.forEach(status -> say(status, dryRun ? "would be replayed" : "replayed"));
        here.terminal().line("%d %s".formatted(due.size(), dryRun ? "to replay" : "replayed"));
        return ExitCode.DONE.code();
    }

    private List<DeadLetterStatus> wanted(DeadLetterRepository mailbox) {
        var filter = which.filter();
        if (deadLetters.isEmpty() && filter.isEverything() && !all) {
            throw new StackException(
                    ExitCode.WRONG_USE,
                    "Select dead letters: by coordinates, by --topic, --group, --error or --order, or with --all.");
        }
        var places = deadLetters.stream().map(RecordCoordinates::parse).toList();
        var found = mailbox.find(filter).stream()
                .filter(status ->
                        places.isEmpty() || places.contains(status.record().place()))
                .toList();
        for (var place : places) {
            if (found.stream().noneMatch(status -> status.record().place().equals(place))) {
                throw new StackException("There is no dead letter " + place + "; nothing was replayed.");
            }
        }
        return found;
    }

    private void say(DeadLetterStatus status, String what) {
        here.terminal().line("  %s %s".formatted(status.record().place(), what));
    }
}
