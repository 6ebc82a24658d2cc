package dev.waybill.stack.cli;

import dev.waybill.deadletters.EventResendClient;
import dev.waybill.deadletters.EventResendClient.Resend;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.LocalHttp;
import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Await;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.secure.TokenOwner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Commands for events that were published before. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Publishes events again that consumers have lost.")
record EventCommands(CliContext context) {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

    /** In the order of the saga. */
    private static final List<Component> SOURCES = List.of(
            Component.ORDER_SERVICE,
            Component.INVENTORY_SERVICE,
            Component.PAYMENT_SERVICE,
            Component.SHIPPING_SERVICE);

    @Command(
            name = "resend",
            mixinStandardHelpOptions = true,
            description = {
                "Publishes events again from the outboxes of the services on this machine, unchanged, those of one order in"
                        + " their order. Consumers that had them drop them; one that lost some handles them now.",
                "Either all events of an order, or those of one service since a time. Reaches as far back as consumers"
                        + " remember events, 10 days."
            })
    void resend(
            @Option(names = "--order", paramLabel = "ID", description = "the events of this order, of all services")
                    @Nullable String order,
            @Option(names = "--source", paramLabel = "SERVICE", description = "the events of this service") @Nullable String source,
            @Option(names = "--since", paramLabel = "TIME", description = "from this time on, as 2026-03-01T12:00:00Z")
                    @Nullable String since,
            @Option(names = "--until", paramLabel = "TIME", description = "before this time; now by default") @Nullable String until,
            @Option(names = "--dry-run", description = "only count the events") boolean dryRun,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            description = "recorded by the services with who has asked")
                    @Nullable String reason) {
        var from = DeadLetterOptions.time(since);
        var to = DeadLetterOptions.time(until);
        if (order != null && source == null && from == null && to == null) {
            SOURCES.forEach(service -> run(service, reason, client -> client.ofOrder(order, dryRun)));
        } else if (order == null && source != null && from != null) {
            var service = Component.among(SOURCES, source::equals, "source " + source);
            run(service, reason, client -> client.ofTime(from, to, dryRun));
        } else {
            throw new StackException(
                    ExitCode.WRONG_USE, "Give either --order, or --source and --since and, if need be, --until.");
        }
    }

    private void run(Component service, @Nullable String reason, Function<EventResendClient, Resend> start) {
        var terminal = context.terminal();
        var stack = context.stack();
        var client = new EventResendClient(
                service.label(),
                LocalHttp.uri(stack.port(service), "/"),
                stack.authorization().as(TokenOwner.OPERATOR),
                reason);
        var resend = new AtomicReference<>(start.apply(client));
        Await.until(
                () -> {
                    resend.set(client.progress(resend.get().id()));
                    terminal.passing("  %s: %s of %s events"
                            .formatted(
                                    service.label(),
                                    resend.get().sent(),
                                    resend.get().total()));
                    return !resend.get().isRunning();
                },
                POLL_INTERVAL,
                Duration.ofDays(1));
        var ended = resend.get();
        if (!ended.problem().isEmpty()) {
            throw new StackException("%s published %s of %s events again. %s"
                    .formatted(service.label(), ended.sent(), ended.total(), ended.problem()));
        }
        terminal.line("%-18s %s events %s %s"
                .formatted(
                        service.label(),
                        ended.dryRun() ? ended.total() - ended.erased() : ended.sent(),
                        ended.dryRun() ? "would be published again" : "published again",
                        ended.types()));
        if (ended.erased() > 0) {
            terminal.line("%-18s %s events refused: the personal data of their orders was erased"
                    .formatted(service.label(), ended.erased()));
        }
    }
}
