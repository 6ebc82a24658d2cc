package dev.waybill.stack.cli;

import dev.waybill.deadletters.AuditTrail;
import dev.waybill.deadletters.DeadLetter;
import dev.waybill.deadletters.DeadLetterActions;
import dev.waybill.deadletters.DeadLetterBrakeClient;
import dev.waybill.deadletters.DeadLetterFilter;
import dev.waybill.deadletters.DeadLetterFormatter;
import dev.waybill.deadletters.DeadLetterRepository;
import dev.waybill.deadletters.DeadLetterTopics;
import dev.waybill.deadletters.ErasureCheck;
import dev.waybill.deadletters.KafkaCluster;
import dev.waybill.deadletters.RecordCoordinates;
import dev.waybill.deadletters.ReplayEffects;
import dev.waybill.deadletters.ReplayPolicy;
import dev.waybill.deadletters.VisibleText;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.LocalHttp;
import dev.waybill.stack.StackException;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.secure.Authorization;
import dev.waybill.stack.secure.TokenOwner;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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
            "Shows the records that consumers could not process, replays them once the cause is fixed, or discards them;"
                    + " lets a partition go on that was paused because of too many of them.",
            "A dead letter is named by its coordinates, topic:partition:offset, as list shows them."
        })
record DeadLetterCommands(CliContext context) {

    /** The order of the commands in the help; picocli sorts them by name. */
    static final List<String> ORDER = List.of("list", "show", "replay", "discard", "release", "history");

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists dead letters, one per line, without those that were replayed or discarded.",
                "Names dead-letter topics and partitions that are missing."
            })
    void list(
            @Mixin ClusterOptions brokers,
            @Mixin DeadLetterOptions which,
            @Option(names = "--all", description = "also those that were replayed or discarded") boolean all,
            @Option(names = "--new", description = "the default, unless --all is given") boolean onlyNew,
            @Option(names = "--json", description = "as JSON, for programs") boolean json) {
        var cluster = brokers.cluster(context);
        var filter = which.filter().withHandled(all && !onlyNew);
        var terminal = context.terminal();
        terminal.line(json ? "[" : DeadLetterFormatter.HEADING);
        var separator = new AtomicReference<>("");
        var notes = new DeadLetterRepository(cluster)
                .forEach(
                        filter,
                        deadLetter -> terminal.line(
                                json
                                        ? separator.getAndSet(",") + DeadLetterFormatter.json(deadLetter)
                                        : DeadLetterFormatter.row(deadLetter)));
        if (json) {
            terminal.line("]");
        } else {
            new DeadLetterTopics(cluster).notes(filter).forEach(terminal::line);
        }
        failIfIncomplete(notes);
    }

    private static void failIfIncomplete(List<String> notes) {
        if (!notes.isEmpty()) {
            throw new StackException(String.join("; ", notes) + ".");
        }
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
                        + " group that could not process them and no other; several of one order in the order of their"
                        + " events. Fix the cause first: what fails again comes back.",
                "Records with personal data that was erased since are not replayed. order-service knows them: that of the"
                        + " local stack, or with other brokers the one of --order-service.",
                "Every replay is recorded; what was replayed or discarded is not replayed again without --again."
            })
    void replay(
            @Mixin ClusterOptions brokers,
            @Mixin DeadLetterOptions which,
            @Mixin DeadLetterActionOptions how,
            @Option(names = "--again", description = "also those replayed or discarded before") boolean again,
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
                            names = "--older-than-inbox",
                            description = {
                                "also those that are older, of which no consumer remembers whether they took effect;"
                                        + " needs --reason. --dry-run shows what each would do"
                            })
                    boolean older,
            @Option(
                            names = "--order-service",
                            paramLabel = "URL",
                            description =
                                    "the address of order-service, with brokers other than those of the local stack")
                    @Nullable URI orderService) {
        var cluster = brokers.cluster(context);
        var policy = new ReplayPolicy(again, maxAttempts, Duration.ofDays(maxAge), older);
        var effects = older ? effects(brokers, cluster) : null;
        act(
                cluster,
                erasures(brokers, cluster, orderService),
                how.filter(which),
                how.action(policy, context.operator()),
                how.dryRun(),
                "replayed",
                deadLetter -> effects != null
                                && policy.isOlder(deadLetter, Clock.systemUTC().instant())
                        ? ": " + effects.describe(deadLetter)
                        : "");
    }

    /** The tokens of the local stack are for its own order-service; another gets that of the environment, if there is one. */
    private ErasureCheck erasures(ClusterOptions brokers, KafkaCluster cluster, @Nullable URI orderService) {
        if (orderService != null || !brokers.isLocal()) {
            return new ErasureCheck(cluster.prefix(), orderService, Authorization.ENVIRONMENT.as(TokenOwner.OPERATOR));
        }
        var stack = context.stack();
        return new ErasureCheck(
                cluster.prefix(),
                LocalHttp.uri(stack.port(Component.ORDER_SERVICE), "/"),
                stack.authorization().as(TokenOwner.OPERATOR));
    }

    /** Only of the local stack the services' addresses are known. */
    private ReplayEffects effects(ClusterOptions brokers, KafkaCluster cluster) {
        var stack = context.stack();
        return new ReplayEffects(
                cluster.prefix(),
                brokers.isLocal()
                        ? Component.SERVICES.stream()
                                .collect(Collectors.toMap(
                                        Component::label, service -> LocalHttp.uri(stack.port(service), "/")))
                        : Map.of(),
                stack.authorization().as(TokenOwner.OPERATOR));
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = {
                "Marks dead letters as dealt with, for a reason that is recorded. They are not deleted: list --all shows"
                        + " them, and replay --again replays them."
            })
    void discard(@Mixin ClusterOptions brokers, @Mixin DeadLetterOptions which, @Mixin DeadLetterActionOptions how) {
        var cluster = brokers.cluster(context);
        act(
                cluster,
                new ErasureCheck(cluster.prefix(), null, Optional::empty),
                how.filter(which),
                how.action(null, context.operator()),
                how.dryRun(),
                "discarded",
                _ -> "");
    }

    private void act(
            KafkaCluster cluster,
            ErasureCheck erasures,
            DeadLetterFilter filter,
            DeadLetterActions.Action action,
            boolean dryRun,
            String done,
            Function<DeadLetter, String> effect) {
        var actions = new DeadLetterActions(cluster, erasures, Clock.systemUTC());
        var unchecked = new AtomicLong();
        var progress = new DeadLetterActions.Progress() {
            @Override
            public void done(DeadLetter deadLetter) {
                say(deadLetter, (dryRun ? "would be " + done : done) + effect.apply(deadLetter));
                if (action.policy() != null && erasures.isMissing(deadLetter)) {
                    unchecked.incrementAndGet();
                }
            }

            @Override
            public void refused(DeadLetter deadLetter, String objection) {
                say(deadLetter, "is not " + done + ": it " + objection);
            }
        };
        var outcome = dryRun ? actions.preview(filter, action, progress) : actions.run(filter, action, progress);
        var more = outcome.beyondCap() == 0 ? "" : ", %s more beyond --limit".formatted(outcome.beyondCap());
        context.terminal().line("%s %s%s".formatted(outcome.done(), dryRun ? "would be " + done : done, more));
        if (unchecked.get() > 0) {
            context.terminal()
                    .line(
                            ("It is not known whether the personal data of %s of them was erased since; --order-service URL"
                                            + " checks that.")
                                    .formatted(unchecked.get()));
        }
        failIfIncomplete(outcome.notes());
    }

    static RecordCoordinates parse(String coordinates) {
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
                    String partition,
            @Option(names = "--reason", paramLabel = "TEXT", description = "recorded by the service with who has asked")
                    @Nullable String reason) {
        if (!partition.matches("[A-Za-z0-9._-]+-[0-9]{1,6}")) {
            throw new StackException(
                    ExitCode.WRONG_USE,
                    partition + " is no partition; it has the form topic-number, for example orders-3.");
        }
        var stack = context.stack();
        var prefix = stack.settings().kafkaPrefix();
        var service = Component.among(
                Component.SERVICES,
                label -> group.equals(label) || group.equals(prefix + label),
                "consumer group " + group + " here");
        var prefixed = partition.startsWith(prefix) ? partition : prefix + partition;
        new DeadLetterBrakeClient(
                        service.label(),
                        LocalHttp.uri(stack.port(service), "/"),
                        stack.authorization().as(TokenOwner.OPERATOR),
                        reason)
                .release(prefixed);
        context.terminal().line("%s goes on in %s".formatted(prefixed, service.label()));
    }

    @Command(
            name = "history",
            mixinStandardHelpOptions = true,
            description =
                    "Shows who replayed or discarded what and when; the topic dead-letter-replays keeps it for ever.")
    void history(@Mixin ClusterOptions brokers) {
        new AuditTrail(brokers.cluster(context)).entries(entry -> {
            var attempt = entry.step() == AuditTrail.Step.DISCARDED ? "" : ", attempt " + entry.attempt();
            var reason = entry.why().isEmpty() ? "" : ": " + entry.why();
            context.terminal()
                    .line(VisibleText.of("%s  %-8s %s%s, by %s%s"
                            .formatted(entry.at(), entry.step(), entry.deadLetter(), attempt, entry.by(), reason)));
        });
    }
}
