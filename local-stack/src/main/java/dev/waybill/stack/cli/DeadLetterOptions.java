package dev.waybill.stack.cli;

import dev.waybill.stack.deadletters.DeadLetterFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which letters are meant. */
final class DeadLetterOptions {
    @Option(names = "--topic", description = "only what came from this topic, orders for example")
    private @Nullable String topic;

    @Option(names = "--group", description = "only what this consumer group put aside, payment-service for example")
    private @Nullable String group;

    @Option(names = "--error", paramLabel = "TEXT", description = "only errors with this in their class or message")
    private @Nullable String error;

    @Option(names = "--order", paramLabel = "ID", description = "only what is about this order")
    private @Nullable String order;

    DeadLetterFilter filter() {
        return new DeadLetterFilter(topic, group, error, order);
    }
}
