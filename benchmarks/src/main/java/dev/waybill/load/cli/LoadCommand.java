package dev.waybill.load.cli;

import dev.waybill.load.account.ActivityReader;
import dev.waybill.load.report.AuditedReport;
import dev.waybill.load.report.HtmlReport;
import dev.waybill.load.report.KneeReport;
import dev.waybill.load.report.RunSettings;
import dev.waybill.load.report.TextReport;
import dev.waybill.load.run.TargetStack;
import dev.waybill.load.run.TestPlan;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.cli.CliContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Runs load on a running stack. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description =
                "Places orders on a running stack, and reports throughput, latencies and cost. Latencies count from an"
                        + " order's due time, so that a stall is not hidden. Each order has its own Idempotency-Key.")
final class LoadCommand implements Callable<Integer> {

    private static final String LOCAL = "local";
    private static final double DEFAULT_RATE = 200;
    private static final int MAX_CONNECTIONS = 10_000;

    private final CliContext context;
    private final Clock clock;

    @Option(
            names = "--duration",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "length of the measurement: ${DEFAULT-VALUE}")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--warmup",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "time under the same load before the measurement: ${DEFAULT-VALUE}")
    private Duration warmUp = Duration.ZERO;

    @Option(
            names = "--connections",
            defaultValue = "1000",
            description = "maximum number of requests in flight: ${DEFAULT-VALUE}")
    private int connections;

    @Option(
            names = "--find-knee",
            description =
                    "closed loop: doubles the number of clients until throughput no longer grows; each step is measured for the duration")
    private boolean findKnee;

    @Option(names = "--html", paramLabel = "FILE", description = "write the report to this file as HTML with plots")
    private @Nullable Path html;

    @Option(names = "--json", paramLabel = "FILE", description = "write the report to this file as JSON")
    private @Nullable Path json;

    @Option(
            names = "--no-audit",
            description = "do not audit the run afterwards, and do not wait until its last shipment is delivered")
    private boolean noAudit;

    @Option(
            names = "--with-faults",
            description =
                    "processes are killed or stopped during the run: the audit then allows an event to be published"
                            + " more than once, and the costs leave out a process that has ended")
    private boolean withFaults;

    @Option(
            names = "--explain",
            description =
                    "report what one completed order costs: transactions, statements, rows, log, records, deliveries,"
                            + " requests, context switches and processor time by thread; only of the local stack")
    private boolean explain;

    @Option(
            names = "--target",
            paramLabel = "local|compose|URL[,URL[,HOST:PORT]]",
            defaultValue = LOCAL,
            description =
                    "the stack: that of ./waybill up, that of docker compose on this machine, or another one by the URLs"
                            + " of its order-service and inventory-service and the address of its Kafka; without the last two they"
                            + " are on the first one's host. Another one is not audited.")
    private String target = LOCAL;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Mixin
    private final WorkloadOptions workload = new WorkloadOptions();

    LoadCommand(CliContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** The plan as the options say. */
    TestPlan plan() {
        OptionChecks.inRange("--duration", duration.toSeconds(), 1, 86_400);
        OptionChecks.count("--connections", connections, MAX_CONNECTIONS);
        if (findKnee && html != null) {
            throw OptionChecks.wrongUse("--html cannot be used with --find-knee, because it shows one run.");
        }
        if (explain && (findKnee || !target.equals(LOCAL))) {
            throw OptionChecks.wrongUse("--explain needs one run on the local stack.");
        }
        return new TestPlan(
                profile.profile(DEFAULT_RATE, connections), warmUp, duration, connections, workload.workload());
    }

    @Override
    public Integer call() throws Exception {
        TestPlan plan = plan();
        TargetStack stack = target();
        if (!stack.isAuditable()) {
            noAudit = true;
            context.terminal().line("The run will not be audited: the databases of " + target + " are not known.");
        }
        if (!explain) {
            return exitCode(stack, plan);
        }
        try (var reader = new ActivityReader(context.stack())) {
            return exitCode(stack.explained(reader::read), plan);
        }
    }

    private int exitCode(TargetStack stack, TestPlan plan) throws Exception {
        var session = new LoadSession(stack, plan.workload(), context.terminal(), clock);
        return (findKnee ? findKnee(session, plan) : run(session, plan))
                ? ExitCode.DONE.code()
                : ExitCode.FAILED.code();
    }

    private TargetStack target() throws IOException {
        return switch (target) {
            case LOCAL -> TargetStack.of(context.stack());
            case "compose" -> TargetStack.compose(context.layout().root(), context.environment());
            default -> TargetStack.at(target, context.environment().getOrDefault("WAYBILL_KAFKA_PREFIX", ""));
        };
    }

    private boolean run(LoadSession session, TestPlan plan) throws Exception {
        RunSettings settings =
                session.settings(plan.description(), plan, context.layout().root());
        var report = new AuditedReport(session.run(settings, plan), noAudit ? null : session.audit(withFaults));
        context.terminal().line("");
        context.terminal().line(TextReport.of(report).stripTrailing());
        writeJson(report);
        if (html != null) {
            Files.writeString(html, HtmlReport.of(report));
        }
        return report.isGood();
    }

    private boolean findKnee(LoadSession session, TestPlan plan) throws Exception {
        RunSettings settings = session.settings(
                "increasing number of clients", plan, context.layout().root());
        var stages = new KneeSearch(session, settings).search(plan);
        var knee = new KneeReport(settings, stages, noAudit ? null : session.audit(withFaults));
        context.terminal().line("");
        context.terminal().line(TextReport.of(knee).stripTrailing());
        writeJson(knee);
        return knee.isGood();
    }

    private void writeJson(Object report) throws IOException {
        if (json != null) {
            var writer = JsonMapper.shared().writerWithDefaultPrettyPrinter();
            Files.writeString(json, writer.writeValueAsString(report));
        }
    }
}
