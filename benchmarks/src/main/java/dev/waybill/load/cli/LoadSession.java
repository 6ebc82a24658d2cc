package dev.waybill.load.cli;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.audit.collect.AuditReport;
import dev.waybill.audit.collect.RunAudit;
import dev.waybill.load.measure.GitRevision;
import dev.waybill.load.measure.MachineInfo;
import dev.waybill.load.report.AuditSummary;
import dev.waybill.load.report.Interval;
import dev.waybill.load.report.LoadReport;
import dev.waybill.load.report.RunSettings;
import dev.waybill.load.run.LoadRunner;
import dev.waybill.load.run.NanoTime;
import dev.waybill.load.run.TargetStack;
import dev.waybill.load.run.TestPlan;
import dev.waybill.load.workload.Catalogue;
import dev.waybill.load.workload.CatalogueSetup;
import dev.waybill.load.workload.Workload;
import dev.waybill.stack.cli.Terminal;
import dev.waybill.stack.secure.TokenOwner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One or more runs against one stack. Their orders are identified by a prefix of the customers' names. */
final class LoadSession {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** A shipment is delivered 30 s after its dispatch; its event must also be published and consumed. */
    private static final Duration QUIESCENCE_TIMEOUT = Duration.ofSeconds(150);

    private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int MAX_DETAILED = 100_000;

    private final TargetStack target;
    private final Terminal terminal;
    private final Instant start;
    private final String name;
    private final List<Attempt> attempts = new ArrayList<>();
    private int runs;

    /** Creates the workload's catalogue. */
    LoadSession(TargetStack target, Workload workload, Terminal terminal, Clock clock) {
        this.target = target;
        this.terminal = terminal;
        this.start = Instant.now(clock);
        this.name = "load-" + Long.toString(start.toEpochMilli(), 36);
        var setup = new CatalogueSetup(
                new Catalogue(workload.skus()),
                target.orders(),
                target.inventory(),
                target.authorization().as(TokenOwner.OPERATOR));
        if (!setup.isDone()) {
            terminal.line("Creating " + workload.skus() + " articles");
            setup.run();
        }
    }

    /** @param source the folder of the code that runs */
    RunSettings settings(String load, TestPlan plan, Path source) {
        return new RunSettings(
                load,
                plan.warmUp().toSeconds(),
                plan.length().toSeconds(),
                GitRevision.of(source),
                MachineInfo.current(),
                start);
    }

    LoadReport run(RunSettings settings, TestPlan plan) throws InterruptedException {
        terminal.line("Running %s: %s s of warm-up, %s s of measurement"
                .formatted(
                        plan.description(),
                        plan.warmUp().toSeconds(),
                        plan.length().toSeconds()));
        return new LoadRunner(target, this::showProgress, attempts).run(settings, plan, name + "." + ++runs);
    }

    private void showProgress(Interval interval) {
        terminal.passing(String.format(
                Locale.ROOT,
                "  %4d s  %5d offered %5d accepted %5d completed %4d failed  %d open  201 p99 %.0f ms  completed p50 %.0f p99 %.0f ms",
                interval.at(),
                interval.offered(),
                interval.accepted(),
                interval.completed(),
                interval.failed(),
                interval.open(),
                interval.http().p99(),
                interval.endToEnd().p50(),
                interval.endToEnd().p99()));
    }

    /**
     * Waits until the system is quiescent, and audits all runs so far.
     *
     * @param faulty whether a process was killed or stopped meanwhile
     */
    AuditSummary audit(boolean faulty) throws InterruptedException {
        var audit = new RunAudit(target, name, start.minus(CLOCK_TOLERANCE), faulty, MAX_DETAILED);
        long from = System.nanoTime();
        List<String> pendingWork = audit.pendingWork();
        while (!pendingWork.isEmpty()) {
            if (System.nanoTime() - from > QUIESCENCE_TIMEOUT.toNanos()) {
                return AuditSummary.notQuiescent(secondsSince(from), pendingWork);
            }
            terminal.passing("  waiting until the last shipment is delivered: " + pendingWork.getFirst());
            NanoTime.await(System.nanoTime() + POLL_INTERVAL);
            pendingWork = audit.pendingWork();
        }
        double quiescence = secondsSince(from);
        terminal.passing("  auditing");
        long auditStart = System.nanoTime();
        AuditReport report = audit.audit(attempts);
        return AuditSummary.of(report, quiescence, secondsSince(auditStart));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
