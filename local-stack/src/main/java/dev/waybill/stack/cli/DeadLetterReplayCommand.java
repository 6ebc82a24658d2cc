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

/** Puts letters back. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Puts letters back on the topics they came from, with their keys, bytes and headers, for the consumer that"
                    + " put them aside and no other. Mend the cause first: what still cannot be processed comes back.",
            "Every replay is written down; what was replayed is not replayed again unless --again says so."
        })
final class DeadLetterReplayCommand implements Callable<Integer> {
    private final CliContext here;

    @Mixin
    private ClusterOptions brokers = new ClusterOptions();

    @Mixin
    private DeadLetterOptions which = new DeadLetterOptions();

    @Parameters(arity = "0..*", paramLabel = "LETTER", description = "these letters, topic:partition:offset")
    private List<String> deadLetters = List.of();

    @Option(names = "--all", description = "all letters there are")
    private boolean all;

    @Option(names = "--again", description = "also what was replayed before")
    private boolean again;

    @Option(
            names = "--max-attempts",
            defaultValue = "3",
            paramLabel = "N",
            description = "how often one record may be replayed at all (default: ${DEFAULT-VALUE})")
    private int mostAttempts;

    @Option(
            names = "--max-age",
            defaultValue = "10",
            paramLabel = "DAYS",
            description = "how long consumers remember events, waybill.inbox.retention (default: ${DEFAULT-VALUE})")
    private int oldest;

    @Option(names = "--reason", defaultValue = "", paramLabel = "TEXT", description = "written down with the replay")
    private String reason = "";

    @Option(names = "--dry-run", description = "only say what would be replayed")
    private boolean dryRun;

    DeadLetterReplayCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var cluster = brokers.cluster(here);
        var clock = Clock.systemUTC();
        var policy = new ReplayPolicy(again, mostAttempts, Duration.ofDays(oldest));
        var due = new ArrayList<DeadLetterStatus>();
        for (var status : wanted(new DeadLetterRepository(cluster))) {
            policy.objection(status, clock.instant())
                    .ifPresentOrElse(objection -> say(status, "is left alone: it " + objection), () -> due.add(status));
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
                    "Say which letters: by name, by --topic, --group, --error or --order, or --all.");
        }
        var places = deadLetters.stream().map(RecordCoordinates::parse).toList();
        var found = mailbox.find(filter).stream()
                .filter(status ->
                        places.isEmpty() || places.contains(status.record().place()))
                .toList();
        for (var place : places) {
            if (found.stream().noneMatch(status -> status.record().place().equals(place))) {
                throw new StackException("There is no such letter as " + place + "; nothing was replayed.");
            }
        }
        return found;
    }

    private void say(DeadLetterStatus status, String what) {
        here.terminal().line("  %s %s".formatted(status.record().place(), what));
    }
}
