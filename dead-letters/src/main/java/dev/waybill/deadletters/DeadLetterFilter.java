package dev.waybill.deadletters;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Selects dead letters; what is null or empty selects all.
 *
 * @param topic the source topic
 * @param cause a text in reason, class of the error and detail, which are compared with spaces between them
 * @param from when it failed at the earliest
 * @param to before when it failed
 * @param places these alone
 * @param handledToo also those that were replayed or discarded
 */
public record DeadLetterFilter(
        @Nullable String topic,
        @Nullable String group,
        @Nullable String cause,
        @Nullable String order,
        @Nullable Instant from,
        @Nullable Instant to,
        List<RecordCoordinates> places,
        boolean handledToo)
        implements Predicate<DeadLetter> {

    public static final DeadLetterFilter ALL =
            new DeadLetterFilter(null, null, null, null, null, null, List.of(), true);

    public DeadLetterFilter {
        places = List.copyOf(places);
    }

    public DeadLetterFilter withHandled(boolean too) {
        return new DeadLetterFilter(topic, group, cause, order, from, to, places, too);
    }

    public DeadLetterFilter at(List<RecordCoordinates> only) {
        return new DeadLetterFilter(topic, group, cause, order, from, to, only, handledToo);
    }

    /** Whether it selects all dead letters. */
    public boolean isEmpty() {
        return withHandled(true).equals(ALL);
    }

    @Override
    public boolean test(DeadLetter deadLetter) {
        var failedTime = deadLetter.failedTime();
        return (topic == null || topic.equals(deadLetter.origin().topic()))
                && (group == null || group.equals(deadLetter.group()))
                && (order == null || order.equals(deadLetter.order()))
                && (cause == null || hasCause(deadLetter, cause))
                && (from == null
                        || failedTime.filter(time -> !time.isBefore(from)).isPresent())
                && (to == null || failedTime.filter(time -> time.isBefore(to)).isPresent())
                && (handledToo || deadLetter.state() == DeadLetter.State.NEW);
    }

    private static boolean hasCause(DeadLetter deadLetter, String text) {
        return String.join(" ", deadLetter.reason(), deadLetter.error(), deadLetter.detail())
                .toLowerCase(Locale.ROOT)
                .contains(text.toLowerCase(Locale.ROOT));
    }
}
