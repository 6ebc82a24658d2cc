package dev.waybill.load.report;

import dev.waybill.audit.Invariant;
import dev.waybill.audit.gather.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the auditor has to say of all that the run placed, with its warm-up.
 *
 * @param restSeconds from the last order's end until nothing at all moved any more
 * @param seconds how long the audit itself took
 * @param broken the invariants that do not hold, each with what contradicts it
 * @param unrest what still moved when the auditor gave up waiting; empty otherwise
 */
public record Audit(
        long orders,
        long inDetail,
        long events,
        double restSeconds,
        double seconds,
        Map<String, List<String>> broken,
        List<String> unrest) {

    private static final int SHOWN = 20;

    public static Audit of(Verdict verdict, double restSeconds, double seconds) {
        var broken = new TreeMap<String, List<String>>();
        verdict.broken()
                .forEach((Invariant invariant, List<String> breaches) -> broken.put(
                        invariant.toString(), breaches.stream().limit(SHOWN).toList()));
        return new Audit(
                verdict.orders(), verdict.inDetail(), verdict.events(), restSeconds, seconds, broken, List.of());
    }

    /** There was no rest, so there is no verdict either. */
    public static Audit impossible(double restSeconds, List<String> unrest) {
        return new Audit(0, 0, 0, restSeconds, 0, Map.of(), unrest);
    }

    public boolean isPassed() {
        return broken.isEmpty() && unrest.isEmpty();
    }
}
