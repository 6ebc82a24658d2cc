package dev.waybill.stack.cli;

import dev.waybill.deadletters.DeadLetterFilter;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Selects dead letters; an option that is not used selects all. */
final class DeadLetterOptions {
    @Option(names = "--topic", description = "only those of this source topic, for example orders")
    private @Nullable String topic;

    @Option(names = "--group", description = "only those of this consumer group, for example payment-service")
    private @Nullable String group;

    @Option(
            names = "--error",
            paramLabel = "TEXT",
            description =
                    "only those whose reason, error class or detail contains this text, for example invalid-facts")
    private @Nullable String error;

    @Option(names = "--order", paramLabel = "ID", description = "only those of this order")
    private @Nullable String order;

    @Option(names = "--since", paramLabel = "TIME", description = "only what failed at this time or later")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "only what failed before, as 2026-03-01T12:00:00Z")
    private @Nullable String until;

    /** @throws StackException if a time cannot be read */
    DeadLetterFilter filter() {
        return new DeadLetterFilter(topic, group, error, order, time(since), time(until), List.of(), true);
    }

    static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new StackException(ExitCode.WRONG_USE, text + " is no time; it has the form 2026-03-01T12:00:00Z.");
        }
    }
}
