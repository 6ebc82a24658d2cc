package dev.waybill.stack.deadletters;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are meant; null for any.
 *
 * @param topic the source topic
 * @param error a part of the error's class or message
 */
public record DeadLetterFilter(
        @Nullable String topic,
        @Nullable String group,
        @Nullable String error,
        @Nullable String order) {

    public boolean isEverything() {
        return topic == null && group == null && error == null && order == null;
    }

    boolean test(DeadLetterRecord letter) {
        return (topic == null || topic.equals(letter.origin().topic()))
                && (group == null || group.equals(letter.group()))
                && (order == null || order.equals(letter.order()))
                && (error == null || contains(letter.error() + " " + letter.message(), error));
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
