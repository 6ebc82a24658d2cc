package dev.waybill.stack.deadletters;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Selects dead letters; a null criterion matches all.
 *
 * @param topic the source topic
 * @param error a substring of the reason, the error's class or the detail
 */
public record DeadLetterFilter(
        @Nullable String topic,
        @Nullable String group,
        @Nullable String error,
        @Nullable String order) {

    public boolean isEverything() {
        return topic == null && group == null && error == null && order == null;
    }

    boolean test(DeadLetter record) {
        return (topic == null || topic.equals(record.origin().topic()))
                && (group == null || group.equals(record.group()))
                && (order == null || order.equals(record.order()))
                && (error == null
                        || contains(String.join(" ", record.reason(), record.error(), record.detail()), error));
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
