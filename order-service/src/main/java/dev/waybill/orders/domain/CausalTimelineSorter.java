package dev.waybill.orders.domain;

import dev.waybill.messaging.Envelope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;

/** Sorts a timeline: no event before its cause, otherwise by time, source and sequence. */
public final class CausalTimelineSorter {

    private static final Comparator<TimelineEvent> BY_TIME = Comparator.comparing(
            TimelineEvent::envelope,
            Comparator.comparing(Envelope::time).thenComparing(Envelope::source).thenComparingLong(Envelope::sequence));

    private CausalTimelineSorter() {}

    /**
     * A topological sort. Among the events whose cause is already placed, or is not in the timeline, the earliest comes
     * next. Events in a causal cycle come last.
     */
    public static List<TimelineEvent> sort(List<TimelineEvent> events) {
        Set<UUID> known = new HashSet<>();
        events.forEach(event -> known.add(event.envelope().id()));
        var ready = new PriorityQueue<>(BY_TIME);
        Map<UUID, List<TimelineEvent>> effects = new HashMap<>();
        for (TimelineEvent event : events) {
            UUID cause = event.envelope().causationId();
            if (cause == null || !known.contains(cause)) {
                ready.add(event);
            } else {
                effects.computeIfAbsent(cause, id -> new ArrayList<>()).add(event);
            }
        }
        var sorted = new ArrayList<TimelineEvent>(events.size());
        while (!ready.isEmpty()) {
            TimelineEvent next = ready.remove();
            sorted.add(next);
            List<TimelineEvent> caused = effects.remove(next.envelope().id());
            if (caused != null) {
                ready.addAll(caused);
            }
        }
        effects.values().stream().flatMap(List::stream).sorted(BY_TIME).forEach(sorted::add);
        return sorted;
    }
}
