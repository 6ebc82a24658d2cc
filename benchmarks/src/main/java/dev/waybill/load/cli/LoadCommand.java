package dev.waybill.load.cli;

import dev.waybill.load.measure.Commit;
import dev.waybill.load.measure.Machine;
import dev.waybill.load.report.Report;
import dev.waybill.load.report.Setting;
import dev.waybill.load.report.TextReport;
import dev.waybill.load.run.Drive;
import dev.waybill.load.run.Plan;
import dev.waybill.load.run.Run;
import dev.waybill.load.run.Runner;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.cli.Surroundings;
import dev.waybill.stack.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
        showDefaultValues = false,
        description =
                "Places orders at a fixed rate on a stack that is up, and reports how many completed, how fast, and at"
                        + " what cost. Times count from when an order was due, so that a stall is not hidden.")
final class LoadCommand implements Callable<Integer> {

    private final Surroundings here;
    private final Clock clock = Clock.systemUTC();

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

    @Option(names = "--json", paramLabel = "FILE", description = "write the report there as JSON")
    private @Nullable Path json;

    @Mixin
    private final MixOptions mix = new MixOptions();

    LoadCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws Exception {
        Terminal terminal = here.terminal();
        var target = Target.of(here.stack());
        Plan plan = plan();
        target.prepare(plan.mix(), terminal);
        var setting = new Setting(
                plan.drive().toString(),
                warmUp.toSeconds(),
                duration.toSeconds(),
                Commit.of(here.layout().root()),
                Machine.here(),
                Instant.now(clock));
        terminal.line("Placing " + plan.drive() + " for " + warmUp.toSeconds() + " s to warm up and "
                + duration.toSeconds() + " s to measure");
        var runner = new Runner(target.place(), target.meters(), new ProgressLine(terminal));
        Run run = runner.run(plan, "load-" + Long.toString(clock.millis(), 36));
        var report = Report.of(setting, plan.mix(), run);
        terminal.line("");
        terminal.line(TextReport.of(report).stripTrailing());
        write(report);
        return run.unended() == 0 ? ExitCode.DONE.code() : ExitCode.FAILED.code();
    }

    private Plan plan() {
        Integer count = clients;
        Drive drive = count == null ? new Drive.Rate(rate) : new Drive.Clients(count);
        return new Plan(drive, warmUp, duration, connections, mix.mix());
    }

    private void write(Report report) throws IOException {
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
