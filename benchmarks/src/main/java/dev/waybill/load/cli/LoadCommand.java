package dev.waybill.load.cli;

import dev.waybill.load.page.Page;
import dev.waybill.load.report.Knee;
import dev.waybill.load.report.Report;
import dev.waybill.load.report.Setting;
import dev.waybill.load.report.TextReport;
import dev.waybill.load.run.Drive;
import dev.waybill.load.run.Plan;
import dev.waybill.load.run.Run;
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

/** Puts load on a running stack. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description =
                "Places orders at a fixed rate on a stack that is up, and reports how many completed, how fast, and at"
                        + " what cost. Times count from when an order was due, so that a stall is not hidden.")
final class LoadCommand implements Callable<Integer> {

    static final double MIN_RATE = 0.1;
    static final double MAX_RATE = 100_000;
    private static final int MOST_CONNECTIONS = 10_000;

    private final CliContext here;
    private final Clock clock;

    @Option(names = "--rate", defaultValue = "200", description = "orders per second: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = "--clients",
            description =
                    "instead of a rate: so many clients, each of which orders again once its last order has ended")
    private @Nullable Integer clients;

    @Option(
            names = "--duration",
            defaultValue = "60s",
            converter = Times.class,
            description = "how long to measure: ${DEFAULT-VALUE}")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--warmup",
            defaultValue = "10s",
            converter = Times.class,
            description = "how long to put the same load on before: ${DEFAULT-VALUE}")
    private Duration warmUp = Duration.ZERO;

    @Option(
            names = "--connections",
            defaultValue = "1000",
            description = "orders on their way to an answer at once, at most: ${DEFAULT-VALUE}")
    private int connections;

    @Option(
            names = "--find-knee",
            description = "instead of a rate: more and more clients, each for the duration, until more do not help")
    private boolean findKnee;

    @Option(names = "--html", paramLabel = "FILE", description = "write the report there as a page with plots")
    private @Nullable Path html;

    @Option(names = "--json", paramLabel = "FILE", description = "write the report there as JSON")
    private @Nullable Path json;

    @Option(
            names = "--no-audit",
            description = "do not check afterwards that nothing was lost, nor wait for the last parcel's delivery")
    private boolean unaudited;

    @Mixin
    private final MixOptions mix = new MixOptions();

    LoadCommand(CliContext here, Clock clock) {
        this.here = here;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        Limits.within("--duration", duration.toSeconds(), 1, 86_400);
        Limits.count("--connections", connections, MOST_CONNECTIONS);
        if (findKnee && html != null) {
            throw Limits.wrong("--html draws one run; with --find-knee there are several.");
        }
        Plan plan = new Plan(drive(), warmUp, duration, connections, mix.mix());
        var target = Target.of(here.stack());
        target.prepare(plan.mix(), here.terminal());
        var load = new Load(target, here.terminal(), clock);
        return (findKnee ? findKnee(load, plan) : run(load, plan)) ? ExitCode.DONE.code() : ExitCode.FAILED.code();
    }

    private boolean run(Load load, Plan plan) throws Exception {
        Setting setting =
                load.setting(plan.drive().toString(), plan, here.layout().root());
        Run run = load.run(plan);
        var report = Report.of(setting, plan.mix(), run, unaudited ? null : load.audit());
        here.terminal().line("");
        here.terminal().line(TextReport.of(report).stripTrailing());
        writeJson(report);
        if (html != null) {
            Files.writeString(html, Page.of(report));
        }
        return report.isGood();
    }

    private boolean findKnee(Load load, Plan plan) throws Exception {
        Setting setting =
                load.setting("more and more clients", plan, here.layout().root());
        var stages = new KneeSearch(load, setting).search(plan);
        var knee = new Knee(setting, stages, unaudited ? null : load.audit());
        here.terminal().line("");
        here.terminal().line(TextReport.of(knee).stripTrailing());
        writeJson(knee);
        return knee.audit() == null || knee.audit().isPassed();
    }

    private Drive drive() {
        Integer count = clients;
        return count == null
                ? new Drive.Rate(Limits.within("--rate", rate, MIN_RATE, MAX_RATE))
                : new Drive.Clients(Limits.count("--clients", count, connections));
    }

    private void writeJson(Object report) throws IOException {
        if (json != null) {
            Files.writeString(
                    json,
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(report));
        }
    }
}
