package dev.waybill.load.cli;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.load.measure.GitRevision;
import dev.waybill.load.measure.MachineInfo;
import dev.waybill.load.report.AuditSummary;
import dev.waybill.load.report.RunSettings;
import dev.waybill.load.run.LoadRunner;
import dev.waybill.load.run.RunResult;
import dev.waybill.load.run.TestPlan;
import dev.waybill.stack.cli.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** One or more runs against one stack. Their orders are identified by a prefix of the customers' names. */
final class LoadSession {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final TargetStack target;
    private final Terminal terminal;
    private final Instant start;
    private final String name;
    private final List<Attempt> attempts = new ArrayList<>();
    private int runs;

    LoadSession(TargetStack target, Terminal terminal, Clock clock) {
        this.target = target;
        this.terminal = terminal;
        this.start = Instant.now(clock);
        this.name = "load-" + Long.toString(start.toEpochMilli(), 36);
    }

    RunSettings settings(String load, TestPlan plan, Path source) {
        return new RunSettings(
                load,
                plan.warmUp().toSeconds(),
                plan.length().toSeconds(),
                GitRevision.of(source),
                MachineInfo.current(),
                start);
    }

    RunResult run(TestPlan plan) throws InterruptedException, ExecutionException {
        terminal.line("Running %s: %d s of warm-up, %d s of measurement"
                .formatted(
                        plan.description(),
                        plan.warmUp().toSeconds(),
                        plan.length().toSeconds()));
        RunResult result = new LoadRunner(target.target(), target.sampler(), new ProgressLine(terminal))
                .run(plan, name + "." + ++runs);
        attempts.addAll(result.attempts());
        return result;
    }

    /** Audits all runs so far. */
    AuditSummary audit() throws InterruptedException {
        return new PostRunAudit(target, terminal).audit(attempts, name, start.minus(CLOCK_TOLERANCE));
    }
}
