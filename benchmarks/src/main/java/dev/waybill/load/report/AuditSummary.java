package dev.waybill.load.report;

import dev.waybill.audit.Invariant;
import dev.waybill.audit.collect.AuditReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of the audit of a run, including its warm-up.
 *
 * @param quiescenceSeconds the time from the last final order until the system was quiescent
 * @param seconds the duration of the audit itself
 * @param violated the violated invariants, each with the first of its violations
 * @param pendingWork what was still in progress if the system did not become quiescent in time; empty otherwise
 */
public record AuditSummary(
        long orders,
        long detailed,
        long events,
        double quiescenceSeconds,
        double seconds,
        Map<String, List<String>> violated,
        List<String> pendingWork) {

    private static final int MAX_SHOWN = 20;

    public static AuditSummary of(AuditReport report, double quiescenceSeconds, double seconds) {
        var violated = new TreeMap<String, List<String>>();
        report.violated()
                .forEach((Invariant invariant, List<String> breaches) -> violated.put(
                        invariant.toString(), breaches.stream().limit(MAX_SHOWN).toList()));
        return new AuditSummary(
                report.orders(), report.detailed(), report.events(), quiescenceSeconds, seconds, violated, List.of());
    }

    /** The system did not become quiescent, so it was not audited. */
    public static AuditSummary notQuiescent(double quiescenceSeconds, List<String> pendingWork) {
        return new AuditSummary(0, 0, 0, quiescenceSeconds, 0, Map.of(), pendingWork);
    }

    public boolean isPassed() {
        return violated.isEmpty() && pendingWork.isEmpty();
    }
}
