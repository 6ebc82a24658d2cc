package dev.waybill.audit;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the invariants against a snapshot. */
public final class Auditor {

    private static final int MAX_SHOWN = 10;

    private Auditor() {}

    /** Checks every invariant. The result holds the violated ones, each with its violations. */
    public static Map<Invariant, List<String>> audit(AuditSnapshot snapshot) {
        return audit(snapshot, EnumSet.allOf(Invariant.class));
    }

    /** Checks some of the invariants. The result holds the violated ones, each with its violations. */
    public static Map<Invariant, List<String>> audit(AuditSnapshot snapshot, Set<Invariant> invariants) {
        var violated = new EnumMap<Invariant, List<String>>(Invariant.class);
        for (Invariant invariant : invariants) {
            List<String> violations = invariant.violations(snapshot);
            if (!violations.isEmpty()) {
                violated.put(invariant, violations);
            }
        }
        return violated;
    }

    /** @throws AssertionError that names every violated invariant with the first of its violations */
    public static void assertEverythingHolds(AuditSnapshot snapshot) {
        Map<Invariant, List<String>> violated = audit(snapshot);
        if (!violated.isEmpty()) {
            throw new AssertionError(text(violated));
        }
    }

    /** Every violated invariant with the first of its violations, as text. */
    public static String text(Map<Invariant, List<String>> violated) {
        var text = new StringBuilder();
        violated.forEach((invariant, violations) -> {
            text.append("\n%s: %s violations".formatted(invariant, violations.size()));
            violations.stream()
                    .limit(MAX_SHOWN)
                    .forEach(violation -> text.append("\n    ").append(violation));
        });
        return text.toString();
    }
}
