package dev.waybill.load.cli;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.audit.collect.AuditReport;
import dev.waybill.audit.collect.RunAudit;
import dev.waybill.load.report.AuditSummary;
import dev.waybill.load.schedule.NanoTime;
import dev.waybill.stack.cli.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits until the system is quiescent after a run, and audits the orders of the run. */
record PostRunAudit(TargetStack target, Terminal terminal) {

    /** A shipment is delivered 30 s after its dispatch; its event must also be published and consumed. */
    private static final Duration QUIESCENCE_TIMEOUT = Duration.ofSeconds(150);

    private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MAX_DETAILED = 100_000;

    /**
     * @param customerPrefix as {@link RunAudit} takes it
     * @param since a time before the run's first order
     */
    AuditSummary audit(List<Attempt> attempts, String customerPrefix, Instant since) throws InterruptedException {
        var audit = new RunAudit(target, customerPrefix, since, MAX_DETAILED);
        long start = System.nanoTime();
        List<String> pendingWork = audit.pendingWork();
        while (!pendingWork.isEmpty()) {
            if (System.nanoTime() - start > QUIESCENCE_TIMEOUT.toNanos()) {
                return AuditSummary.notQuiescent(secondsSince(start), pendingWork);
            }
            terminal.passing("  waiting until the last shipment is delivered: " + pendingWork.getFirst());
            NanoTime.await(System.nanoTime() + POLL_INTERVAL);
            pendingWork = audit.pendingWork();
        }
        double quiescence = secondsSince(start);
        terminal.passing("  auditing");
        long auditStart = System.nanoTime();
        AuditReport report = audit.audit(attempts);
        return AuditSummary.of(report, quiescence, secondsSince(auditStart));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
