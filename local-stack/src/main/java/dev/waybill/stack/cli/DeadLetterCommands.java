package dev.waybill.stack.cli;

import dev.waybill.deadletters.AuditTrail;
import dev.waybill.deadletters.DeadLetter;
import dev.waybill.deadletters.DeadLetterBrakeClient;
import dev.waybill.deadletters.DeadLetterFormatter;
import dev.waybill.deadletters.DeadLetterReplayer;
import dev.waybill.deadletters.DeadLetterRepository;
import dev.waybill.deadletters.RecordCoordinates;
import dev.waybill.deadletters.ReplayPolicy;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.LocalHttp;
import dev.waybill.stack.StackException;
import dev.waybill.stack.run.Component;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands for dead letters. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows the records that consumers could not process, and replays them once the cause is fixed;"
                    + " lets a partition go on that was paused because of too many of them.",
            "A dead letter is named by its coordinates, topic:partition:offset, as list shows them."
        })
record DeadLetterCommands(CliContext context) {

    /** The order of the commands in the help; picocli sorts them by name. */
    static final List<String> ORDER = List.of("list", "show", "replay", "release", "history");

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists dead letters, one per line.")
    void list(
            @Mixin ClusterOptions brokers,
            @Mixin DeadLetterOptions which,
            @Option(names = "--new", description = "only those not replayed yet") boolean onlyNew,
            @Option(names = "--json", description = "as JSON, for programs") boolean json) {
        var deadLetters = new DeadLetterRepository(brokers.cluster(context))
                .find(which.filter()).stream()
                        .filter(deadLetter -> !onlyNew || !deadLetter.isReplayed())
                        .toList();
        context.terminal().line(json ? DeadLetterFormatter.json(deadLetters) : DeadLetterFormatter.table(deadLetters));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Shows one dead letter completely: its error, headers and value, which may contain personal data.")
    void show(
            @Mixin ClusterOptions brokers,
            @Parameters(paramLabel = "DEAD-LETTER", description = "topic:partition:offset, as list shows it")
                    String deadLetter) {
        var place = parse(deadLetter);
        var repository = new DeadLetterRepository(brokers.cluster(context));
        context.terminal().line(DeadLetterFormatter.page(repository.get(place)));
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Publishes dead letters again to their source topics, with their keys, bytes and headers, for the consumer"
                        + " group that could not process them and no other. Fix the cause first: what fails again comes"
                        + " back.",
                "Every replay is recorded; what was replayed is not replayed again without --again."
            })
    void replay(
            @Mixin ClusterOptions brokers,
            @Mixin DeadLetterOptions which,
            @Parameters(arity = "0..*", paramLabel = "DEAD-LETTER", description = "these ones, topic:partition:offset")
                    @Nullable List<String> coordinates,
            @Option(names = "--all", description = "all dead letters") boolean all,
            @Option(names = "--again", description = "also those replayed before") boolean again,
            @Option(
                            names = "--max-attempts",
                            defaultValue = "3",
                            paramLabel = "N",
                            description = "how often one record may be replayed (default: ${DEFAULT-VALUE})")
                    int maxAttempts,
            @Option(
                            names = "--max-age",
                            defaultValue = "10",
                            paramLabel = "DAYS",
                            description =
                                    "how long consumers remember event ids, waybill.inbox.retention (default: ${DEFAULT-VALUE})")
                    int maxAge,
            @Option(
                            names = "--reason",
                            defaultValue = "",
                            paramLabel = "TEXT",
                            description = "recorded with the replay")
                    String reason,
            @Option(names = "--dry-run", description = "only print what would be replayed") boolean dryRun) {
        var clock = Clock.systemUTC();
        var cluster = brokers.cluster(context);
        if (coordinates == null && which.areUnused() && !all) {
            throw new StackException(
                    ExitCode.WRONG_USE,
                    "Select dead letters: by coordinates, by --topic, --group, --error or --order, or with --all.");
        }
        var places = coordinates == null
                ? List.<RecordCoordinates>of()
                : coordinates.stream().map(DeadLetterCommands::parse).toList();
        var policy = new ReplayPolicy(again, maxAttempts, Duration.ofDays(maxAge));
        var due = new ArrayList<DeadLetter>();
        for (var deadLetter : select(new DeadLetterRepository(cluster).find(which.filter()), places)) {
            policy.objection(deadLetter, clock.instant())
                    .ifPresentOrElse(
                            objection -> say(deadLetter, "is not replayed: it " + objection),
                            () -> due.add(deadLetter));
        }
        if (!dryRun && !due.isEmpty()) {
            new DeadLetterReplayer(cluster, clock).replay(due, context.operator(), reason);
        }
        due.forEach(deadLetter -> say(deadLetter, dryRun ? "would be replayed" : "replayed"));
        context.terminal().line("%s %s".formatted(due.size(), dryRun ? "to replay" : "replayed"));
    }

    private static List<DeadLetter> select(List<DeadLetter> found, List<RecordCoordinates> places) {
        for (var place : places) {
            if (found.stream().noneMatch(deadLetter -> deadLetter.place().equals(place))) {
                throw new StackException("There is no dead letter " + place + "; nothing was replayed.");
            }
        }
        return found.stream()
                .filter(deadLetter -> places.isEmpty() || places.contains(deadLetter.place()))
                .toList();
    }

    private static RecordCoordinates parse(String coordinates) {
        try {
            return RecordCoordinates.parse(coordinates);
        } catch (IllegalArgumentException e) {
            throw new StackException(ExitCode.WRONG_USE, String.valueOf(e.getMessage()));
        }
    }

    private void say(DeadLetter deadLetter, String what) {
        context.terminal().line("  %s %s".formatted(deadLetter.place(), what));
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = {
                "Lets a partition go on that its consumer has paused because one event after another became a dead letter.",
                "Fix the cause first: as many dead letters in a row pause it again. A restart of the service has the same"
                        + " effect."
            })
    void release(
            @Option(
                            names = "--group",
                            required = true,
                            paramLabel = "<group>",
                            description =
                                    "the consumer group, which is the service's name, for example payment-service")
                    String group,
            @Option(
                            names = "--partition",
                            required = true,
                            paramLabel = "TOPIC-NUMBER",
                            description = "the paused partition, for example orders-3")
                    String partition) {
        if (!partition.matches("[A-Za-z0-9._-]+-[0-9]{1,6}")) {
            throw new StackException(
                    ExitCode.WRONG_USE,
                    partition + " is no partition; it has the form topic-number, for example orders-3.");
        }
        var prefix = context.stack().settings().kafkaPrefix();
        var service = Component.SERVICES.stream()
                .filter(candidate ->
                        List.of(candidate.label(), prefix + candidate.label()).contains(group))
                .findFirst()
                .orElseThrow(() -> new StackException(
                        ExitCode.WRONG_USE,
                        Component.SERVICES.stream()
                                .map(Component::label)
                                .collect(Collectors.joining(
                                        ", ", "There is no consumer group " + group + " here; there are ", "."))));
        var prefixed = partition.startsWith(prefix) ? partition : prefix + partition;
        new DeadLetterBrakeClient(service.label(), LocalHttp.uri(context.stack().port(service), "/")).release(prefixed);
        context.terminal().line("%s goes on in %s".formatted(prefixed, service.label()));
    }

    @Command(
            name = "history",
            mixinStandardHelpOptions = true,
            description = "Shows who replayed what and when; the topic dead-letter-replays keeps it for ever.")
    void history(@Mixin ClusterOptions brokers) {
        for (var entry : new AuditTrail(brokers.cluster(context)).entries()) {
            var reason = entry.why().isEmpty() ? "" : ": " + entry.why();
            context.terminal()
                    .line("%s  %-8s %s, attempt %s, by %s%s"
                            .formatted(
                                    entry.at(), entry.step(), entry.deadLetter(), entry.attempt(), entry.by(), reason));
        }
    }
}
