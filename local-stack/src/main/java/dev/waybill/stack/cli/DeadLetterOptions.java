package dev.waybill.stack.cli;

import dev.waybill.stack.deadletters.DeadLetterFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Selects dead letters. */
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

    DeadLetterFilter filter() {
        return new DeadLetterFilter(topic, group, error, order);
    }
}
