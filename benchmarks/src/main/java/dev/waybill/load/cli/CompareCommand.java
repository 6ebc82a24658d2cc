package dev.waybill.load.cli;

import dev.waybill.load.compare.Comparison;
import dev.waybill.load.compare.Version;
import dev.waybill.load.report.LoadReport;
import dev.waybill.load.run.TargetStack;
import dev.waybill.load.run.TestPlan;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import dev.waybill.stack.cli.CliContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            "Builds two commits, starts a stack of each, and runs the same load on them alternately, so that"
                    + " disturbances of the machine affect both. Prints the medians of the rounds, and the median of the"
                    + " ratios of each round.",
            "Both are loaded by this version's load generator. Builds are kept in .waybill/compare."
        })
final class CompareCommand implements Callable<Integer> {

    private static final double DEFAULT_RATE = 500;
    private static final int CONNECTIONS = 1_000;

    private final CliContext context;
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "FIRST", description = "a commit, or . for the working copy")
    private String first = "";

    @Parameters(index = "1", paramLabel = "SECOND", description = "another commit, or .")
    private String second = "";

    @Option(names = "--rounds", defaultValue = "3", description = "measurements of each version: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--duration",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "length of each measurement: ${DEFAULT-VALUE}")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--warmup",
            defaultValue = "15s",
            converter = DurationConverter.class,
            description = "time under the same load before each measurement: ${DEFAULT-VALUE}")
    private Duration warmUp = Duration.ZERO;

    @Mixin
    private final ProfileOptions profile = new ProfileOptions();

    @Mixin
    private final WorkloadOptions workload = new WorkloadOptions();

    CompareCommand(CliContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** A running version with its reports so far. */
    private record Candidate(Version version, LoadSession session, List<LoadReport> reports) {

        void measure(TestPlan plan) throws Exception {
            reports.add(session.run(session.settings(plan.description(), plan, version.tree()), plan));
        }
    }

    /** The plan of each round, as the options say. */
    TestPlan plan() {
        OptionChecks.count("--rounds", rounds, 1_000);
        OptionChecks.inRange("--duration", duration.toSeconds(), 1, 86_400);
        return new TestPlan(
                profile.profile(DEFAULT_RATE, CONNECTIONS), warmUp, duration, CONNECTIONS, workload.workload());
    }

    @Override
    public Integer call() throws Exception {
        TestPlan plan = plan();
        Path builds = context.layout().home().resolve("compare");
        List<Version> versions = List.of(
                Version.of(first, context.layout().root(), builds),
                Version.of(second, context.layout().root(), builds));
        for (Version version : versions) {
            context.terminal().line("Building " + version.name());
            version.build();
        }
        // also after Ctrl-C
        Runtime.getRuntime().addShutdownHook(new Thread(() -> versions.forEach(this::stop), "stop"));
        var candidates = new ArrayList<Candidate>();
        for (Version version : versions) {
            candidates.add(start(version, plan));
        }
        return compare(candidates, plan) ? ExitCode.DONE.code() : ExitCode.FAILED.code();
    }

    private void stop(Version version) {
        try {
            context.terminal().line("Stopping " + version.name());
            version.stop();
        } catch (StackException e) {
            context.terminal().line(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Candidate start(Version version, TestPlan plan) throws Exception {
        context.terminal().line("Starting " + version.name());
        version.start();
        var session = new LoadSession(TargetStack.of(version.stack()), plan.workload(), context.terminal(), clock);
        return new Candidate(version, session, new ArrayList<>());
    }

    private boolean compare(List<Candidate> candidates, TestPlan plan) throws Exception {
        for (int round = 0; round < rounds; round++) {
            // the versions take turns in being measured first
            for (Candidate candidate : round % 2 == 0 ? candidates : candidates.reversed()) {
                context.terminal()
                        .line("Round %s of %s, %s"
                                .formatted(
                                        round + 1, rounds, candidate.version().name()));
                candidate.measure(plan);
            }
        }
        Candidate one = candidates.getFirst();
        Candidate other = candidates.getLast();
        context.terminal().line("");
        context.terminal()
                .line(Comparison.text(
                                plan.description(),
                                one.version().name(),
                                other.version().name(),
                                Comparison.of(one.reports(), other.reports()),
                                rounds)
                        .stripTrailing());
        return candidates.stream()
                .flatMap(candidate -> candidate.reports().stream())
                .allMatch(LoadReport::allBecameFinal);
    }
}
