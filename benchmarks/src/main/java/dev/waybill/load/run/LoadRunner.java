package dev.waybill.load.run;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.load.account.Activity;
import dev.waybill.load.measure.ResourceUsage;
import dev.waybill.load.report.Interval;
import dev.waybill.load.report.LatencySummary;
import dev.waybill.load.report.LoadReport;
import dev.waybill.load.report.Percentile;
import dev.waybill.load.report.ProcessCost;
import dev.waybill.load.report.RunSettings;
import dev.waybill.load.workload.RequestGenerator;
import dev.waybill.load.workload.ServiceClient;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.secure.TokenOwner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/** Runs a test plan. */
public final class LoadRunner {

    /** Longer than the deadline after which order-service itself cancels an order. */
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(150);

    private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(20);
    private static final double[] PERCENTS = {0, 10, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.9, 99.95, 99.99, 100};

    private final TargetStack target;
    private final Consumer<Interval> listener;
    private final Collection<Attempt> attempts;

    /**
     * @param listener receives each interval when it has ended
     * @param attempts receives every request, including the warm-up, at the end of a run; without bodies
     */
    public LoadRunner(TargetStack target, Consumer<Interval> listener, Collection<Attempt> attempts) {
        this.target = target;
        this.listener = listener;
        this.attempts = attempts;
    }

    /**
     * Returns when every accepted order is final, or when no order became final for longer than an order may take.
     *
     * @param name the prefix of the customers' names, unique for each run
     */
    public LoadReport run(RunSettings settings, TestPlan plan, String name) throws InterruptedException {
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        long from = start + plan.warmUp().toNanos();
        long to = from + plan.length().toNanos();
        var schedule = new ArrivalSchedule(plan.profile(), start, to);
        var tracker = new OrderTracker(from, to, schedule);
        var generator = new LoadGenerator(
                () -> new ServiceClient(target.orders(), target.authorization().as(TokenOwner.SHOP)),
                new RequestGenerator(name, plan.workload()),
                schedule,
                tracker,
                plan.connections());
        var topics = new ArrayList<>(List.of(target.kafkaPrefix() + "orders"));
        if (plan.workload().captureFails() > 0) {
            topics.add(target.kafkaPrefix() + "payments");
        }
        try (var listening = new CompletionListener(target.kafkaClient(KafkaUser.LOAD), topics, tracker);
                var intervals =
                        new IntervalSampler(tracker, start, 1 - plan.warmUp().toSeconds(), listener)) {
            generator.start();
            NanoTime.await(from);
            Activity activityBefore = target.activity().get();
            ResourceUsage before = target.usage();
            NanoTime.await(to);
            ResourceUsage usage = target.usage().since(before);
            Activity activity = target.activity().get().since(activityBefore);
            long openAtEnd = tracker.open();
            generator.join();
            attempts.addAll(generator.attempts());
            drain(tracker);
            double drainSeconds = (System.nanoTime() - to) / 1e9;
            intervals.close();
            return report(settings, plan, tracker, usage, activity, openAtEnd, drainSeconds, intervals.past());
        }
    }

    private static void drain(OrderTracker tracker) throws InterruptedException {
        long open = tracker.open();
        long since = System.nanoTime();
        while (open > 0 && System.nanoTime() - since < DRAIN_TIMEOUT.toNanos()) {
            NanoTime.await(System.nanoTime() + POLL_INTERVAL);
            if (tracker.open() != open) {
                open = tracker.open();
                since = System.nanoTime();
            }
        }
    }

    private static LoadReport report(
            RunSettings settings,
            TestPlan plan,
            OrderTracker tracker,
            ResourceUsage usage,
            Activity activity,
            long openAtEnd,
            double drainSeconds,
            List<Interval> intervals) {
        double seconds = settings.seconds();
        Counters within = tracker.within.drain();
        Counters measured = tracker.measured.drain();
        long completed = within.completed();
        return new LoadReport(
                settings,
                plan.workload(),
                measured.offered() / seconds,
                within.accepted() / seconds,
                completed / seconds,
                measured.offered(),
                measured.accepted(),
                measured.retried(),
                measured.outcomes(),
                measured.errors(),
                LatencySummary.of(measured.http()),
                LatencySummary.of(measured.endToEnd()),
                openAtEnd,
                drainSeconds,
                tracker.open(),
                usage.processes().entrySet().stream()
                        .map(process -> ProcessCost.of(process.getKey(), process.getValue(), completed, seconds))
                        .toList(),
                ProcessCost.of("load generator", usage.generator(), completed, seconds),
                usage.othersCpuMillis() / 1_000 / seconds,
                usage.stolenMillis() / 1_000 / seconds,
                activity,
                DoubleStream.of(PERCENTS)
                        .mapToObj(percent -> new Percentile(
                                percent,
                                LatencySummary.at(measured.http(), percent),
                                LatencySummary.at(measured.endToEnd(), percent)))
                        .toList(),
                intervals);
    }
}
