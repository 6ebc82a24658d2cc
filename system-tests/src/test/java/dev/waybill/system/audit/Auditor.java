package dev.waybill.system.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Holds evidence against every invariant. */
public final class Auditor {

    private static final int SHOWN = 10;

    private Auditor() {}

    /** The invariants that do not hold, each with what contradicts it. */
    public static Map<Invariant, List<String>> audit(Evidence evidence) {
        var broken = new EnumMap<Invariant, List<String>>(Invariant.class);
        for (Invariant invariant : Invariant.values()) {
            List<String> breaches = invariant.breaches(evidence);
            if (!breaches.isEmpty()) {
                broken.put(invariant, breaches);
            }
        }
        return broken;
    }

    /** @throws AssertionError naming every broken invariant and some of what contradicts it */
    public static void assertEverythingHolds(Evidence evidence) {
        var report = new StringBuilder();
        audit(evidence).forEach((invariant, breaches) -> {
            report.append("\n%s: broken %d times".formatted(invariant, breaches.size()));
            breaches.stream()
                    .limit(SHOWN)
                    .forEach(breach -> report.append("\n    ").append(breach));
        });
        if (!report.isEmpty()) {
            throw new AssertionError(report.toString());
        }
    }
}
