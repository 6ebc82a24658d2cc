package dev.waybill.load.cli;

import dev.waybill.load.compare.Candidate;
import dev.waybill.load.compare.Comparison;
import dev.waybill.load.compare.Figure;
import dev.waybill.load.report.Report;
import dev.waybill.load.report.Setting;
import dev.waybill.load.run.Drive;
import dev.waybill.load.run.Plan;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.cli.CliContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two versions. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Builds two commits, starts a stack of each, and puts the same load on them in turn, so that what disturbs the"
                    + " machine disturbs both. Prints the medians and their ratios.",
            "What it builds is kept in .waybill/compare."
        })
final class CompareCommand implements Callable<Integer> {

    private static final int CONNECTIONS = 1_000;

    private final CliContext here;
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "FIRST", description = "a commit, or . for the source as it is")
    private String first = "";

    @Parameters(index = "1", paramLabel = "SECOND", description = "another")
    private String second = "";

    @Option(names = "--rounds", defaultValue = "3", description = "how often each is measured: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--rate", defaultValue = "500", description = "orders per second: ${DEFAULT-VALUE}")
    private double rate;

    @Option(
            names = "--duration",
            defaultValue = "30s",
            converter = Times.class,
            description = "how long to measure in each round: ${DEFAULT-VALUE}")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--warmup",
            defaultValue = "15s",
            converter = Times.class,
            description = "how long to put the same load on before: ${DEFAULT-VALUE}")
    private Duration warmUp = Duration.ZERO;

    @Mixin
    private final MixOptions mix = new MixOptions();

    CompareCommand(CliContext here, Clock clock) {
        this.here = here;
        this.clock = clock;
    }

    /** A version under load. */
    private record Side(Candidate candidate, Load load, List<Report> reports) {}

    @Override
    public Integer call() throws Exception {
        Limits.count("--rounds", rounds, 1_000);
        Limits.within("--rate", rate, LoadCommand.MIN_RATE, LoadCommand.MAX_RATE);
        Limits.within("--duration", duration.toSeconds(), 1, 86_400);
        Path shelf = here.layout().home().resolve("compare");
        List<Candidate> candidates = List.of(
                Candidate.of(first, here.layout().root(), shelf),
                Candidate.of(second, here.layout().root(), shelf));
        for (Candidate candidate : candidates) {
            here.terminal().line("Building " + candidate.name());
            candidate.build();
        }
        try {
            var sides = new ArrayList<Side>();
            for (Candidate candidate : candidates) {
                sides.add(started(candidate));
            }
            return compared(sides) ? ExitCode.DONE.code() : ExitCode.FAILED.code();
        } finally {
            for (Candidate candidate : candidates) {
                candidate.stop();
            }
        }
    }

    private Side started(Candidate candidate) throws Exception {
        here.terminal().line("Starting " + candidate.name());
        candidate.start();
        var target = Target.of(candidate.stack());
        target.prepare(mix.mix(), here.terminal());
        return new Side(candidate, new Load(target, here.terminal(), clock), new ArrayList<>());
    }

    private boolean compared(List<Side> sides) throws Exception {
        var plan = new Plan(new Drive.Rate(rate), warmUp, duration, CONNECTIONS, mix.mix());
        for (int round = 0; round < rounds; round++) {
            // each goes first in turn
            for (Side side : round % 2 == 0 ? sides : sides.reversed()) {
                here.terminal()
                        .line("Round %d of %d, %s"
                                .formatted(round + 1, rounds, side.candidate().name()));
                Setting setting = side.load()
                        .setting(plan.drive().toString(), plan, side.candidate().tree());
                side.reports().add(Report.of(setting, plan.mix(), side.load().run(plan), null));
            }
        }
        Side one = sides.getFirst();
        Side other = sides.getLast();
        Map<Figure, Comparison> comparisons = Comparison.of(one.reports(), other.reports());
        here.terminal().line("");
        here.terminal()
                .line(Comparison.text(one.candidate().name(), other.candidate().name(), comparisons)
                        .stripTrailing());
        return sides.stream().flatMap(side -> side.reports().stream()).allMatch(Report::isGood);
    }
}
