package dev.waybill.audit;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds evidence against every invariant. */
public final class Auditor {

    private static final int SHOWN = 10;

    private Auditor() {}

    /** The invariants that do not hold, each with what contradicts it. */
    public static Map<Invariant, List<String>> audit(Evidence evidence) {
        return audit(evidence, EnumSet.allOf(Invariant.class));
    }

    /** The same for some of them. */
    public static Map<Invariant, List<String>> audit(Evidence evidence, Set<Invariant> invariants) {
        var broken = new EnumMap<Invariant, List<String>>(Invariant.class);
        for (Invariant invariant : invariants) {
            List<String> breaches = invariant.breaches(evidence);
            if (!breaches.isEmpty()) {
                broken.put(invariant, breaches);
            }
        }
        return broken;
    }

    /** @throws AssertionError naming every broken invariant and some of what contradicts it */
    public static void assertEverythingHolds(Evidence evidence) {
        Map<Invariant, List<String>> broken = audit(evidence);
        if (!broken.isEmpty()) {
            throw new AssertionError(text(broken));
        }
    }

    /** For people: every broken invariant and some of what contradicts it. */
    public static String text(Map<Invariant, List<String>> broken) {
        var text = new StringBuilder();
        broken.forEach((invariant, breaches) -> {
            text.append("\n%s: broken %d times".formatted(invariant, breaches.size()));
            breaches.stream()
                    .limit(SHOWN)
                    .forEach(breach -> text.append("\n    ").append(breach));
        });
        return text.toString();
    }
}
