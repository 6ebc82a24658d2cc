package dev.waybill.load.cli;

import dev.waybill.audit.Shopfront.Attempt;
import dev.waybill.audit.gather.RunAudit;
import dev.waybill.audit.gather.Verdict;
import dev.waybill.load.pace.Moments;
import dev.waybill.load.report.Audit;
import dev.waybill.stack.cli.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits for rest after a run, and audits what it has placed. */
record Auditing(Target target, Terminal terminal) {

    /** Parcels are delivered half a minute after they were sent, and that is told and heard too. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MOST_IN_DETAIL = 100_000;

    /**
     * @param customersBegin as {@link RunAudit} takes it
     * @param since a time before the run's first order
     */
    Audit audit(List<Attempt> attempts, String customersBegin, Instant since) throws InterruptedException {
        var audit = new RunAudit(target, customersBegin, since, MOST_IN_DETAIL);
        long start = System.nanoTime();
        List<String> unrest = audit.disturbances();
        while (!unrest.isEmpty()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                return Audit.impossible(secondsSince(start), unrest);
            }
            terminal.passing("  waiting until the last parcel is delivered: " + unrest.getFirst());
            Moments.await(System.nanoTime() + PAUSE);
            unrest = audit.disturbances();
        }
        double rest = secondsSince(start);
        terminal.passing("  auditing");
        long begun = System.nanoTime();
        Verdict verdict = audit.audit(attempts);
        return Audit.of(verdict, rest, secondsSince(begun));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
