package dev.waybill.load.cli;

import dev.waybill.audit.Shopfront.Attempt;
import dev.waybill.load.measure.Commit;
import dev.waybill.load.measure.Machine;
import dev.waybill.load.report.Audit;
import dev.waybill.load.report.Setting;
import dev.waybill.load.run.Plan;
import dev.waybill.load.run.Run;
import dev.waybill.load.run.Runner;
import dev.waybill.stack.cli.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** One or several runs against one stack, whose orders can be told from all others by their customers. */
final class Load {

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final Target target;
    private final Terminal terminal;
    private final Instant start;
    private final String name;
    private final List<Attempt> attempts = new ArrayList<>();
    private int runs;

    Load(Target target, Terminal terminal, Clock clock) {
        this.target = target;
        this.terminal = terminal;
        this.start = Instant.now(clock);
        this.name = "load-" + Long.toString(start.toEpochMilli(), 36);
    }

    Setting setting(String load, Plan plan, Path source) {
        return new Setting(
                load, plan.warmUp().toSeconds(), plan.length().toSeconds(), Commit.of(source), Machine.here(), start);
    }

    Run run(Plan plan) throws InterruptedException, ExecutionException {
        terminal.line("Placing %s for %d s to warm up and %d s to measure"
                .formatted(
                        plan.drive(), plan.warmUp().toSeconds(), plan.length().toSeconds()));
        Run run =
                new Runner(target.place(), target.meters(), new ProgressLine(terminal)).run(plan, name + "." + ++runs);
        attempts.addAll(run.attempts());
        return run;
    }

    /** Of all runs so far. */
    Audit audit() throws InterruptedException {
        return new Auditing(target, terminal).audit(attempts, name, start.minus(CLOCKS_DIFFER));
    }
}
