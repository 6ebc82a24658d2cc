package dev.waybill.stack.cli;

import dev.waybill.deadletters.DeadLetter;
import java.util.Locale;
import java.util.function.Predicate;
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

    boolean areUnused() {
        return topic == null && group == null && error == null && order == null;
    }

    Predicate<DeadLetter> filter() {
        return deadLetter -> (topic == null || topic.equals(deadLetter.origin().topic()))
                && (group == null || group.equals(deadLetter.group()))
                && (order == null || order.equals(deadLetter.order()))
                && (error == null || contains(deadLetter, error.toLowerCase(Locale.ROOT)));
    }

    private static boolean contains(DeadLetter deadLetter, String text) {
        return String.join(" ", deadLetter.reason(), deadLetter.error(), deadLetter.detail())
                .toLowerCase(Locale.ROOT)
                .contains(text);
    }
}
