package dev.waybill.orders.messaging;

import dev.waybill.messaging.Envelope;
import dev.waybill.orders.domain.Timelines.Happening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;

/** Puts a timeline in order: none before its cause, and else by time, source and sequence. */
public final class Chronology {

    private static final Comparator<Happening> BY_TIME = Comparator.comparing(
            Happening::envelope,
            Comparator.comparing(Envelope::time).thenComparing(Envelope::source).thenComparingLong(Envelope::sequence));

    private Chronology() {}

    /**
     * Topological: of all whose cause has its place or is unknown, always the earliest comes next. Events that claim to
     * cause each other come last.
     */
    public static List<Happening> sort(List<Happening> happenings) {
        Set<UUID> known = new HashSet<>();
        happenings.forEach(one -> known.add(one.envelope().id()));
        var ready = new PriorityQueue<>(BY_TIME);
        Map<UUID, List<Happening>> effects = new HashMap<>();
        for (Happening one : happenings) {
            UUID cause = one.envelope().causationId();
            if (cause == null || !known.contains(cause)) {
                ready.add(one);
            } else {
                effects.computeIfAbsent(cause, id -> new ArrayList<>()).add(one);
            }
        }
        var sorted = new ArrayList<Happening>(happenings.size());
        while (!ready.isEmpty()) {
            Happening next = ready.remove();
            sorted.add(next);
            List<Happening> caused = effects.remove(next.envelope().id());
            if (caused != null) {
                ready.addAll(caused);
            }
        }
        effects.values().stream().flatMap(List::stream).sorted(BY_TIME).forEach(sorted::add);
        return sorted;
    }
}
