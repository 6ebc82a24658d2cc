package dev.waybill.load.run;

import dev.waybill.load.measure.ResourceSampler;
import dev.waybill.load.measure.ResourceUsage;
import dev.waybill.load.schedule.ArrivalSchedule;
import dev.waybill.load.schedule.NanoTime;
import dev.waybill.load.workload.RequestGenerator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a test plan. */
public final class LoadRunner {

    /** Longer than the deadline after which order-service itself cancels an order. */
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(150);

    private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(20);

    private final Target target;
    private final ResourceSampler sampler;
    private final Consumer<Interval> listener;

    /** @param listener receives each interval when it has ended */
    public LoadRunner(Target target, ResourceSampler sampler, Consumer<Interval> listener) {
        this.target = target;
        this.sampler = sampler;
        this.listener = listener;
    }

    /**
     * Returns when every accepted order is final, or when no order became final for longer than an order may take.
     *
     * @param name the prefix of the customers' names, unique for each run
     */
    public RunResult run(TestPlan plan, String name) throws InterruptedException, ExecutionException {
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        long from = start + plan.warmUp().toNanos();
        var window = new MeasurementWindow(from, from + plan.length().toNanos());
        ArrivalSchedule schedule = plan.profile().schedule(start, window.to());
        var tracker = new OrderTracker(window, schedule);
        var generator = new LoadGenerator(
                target.orders(), new RequestGenerator(name, plan.workload()), schedule, tracker, plan.connections());
        List<String> topics = plan.workload().captureFails() > 0 ? List.of("orders", "payments") : List.of("orders");
        try (var listening = new CompletionListener(target.bootstrapServers(), topics, tracker);
                var intervals =
                        new IntervalSampler(tracker, start, 1 - plan.warmUp().toSeconds(), listener)) {
            generator.start();
            NanoTime.await(window.from());
            ResourceUsage before = sampler.read();
            NanoTime.await(window.to());
            ResourceUsage usage = sampler.read().since(before);
            long openAtEnd = tracker.open();
            generator.join();
            drain(tracker);
            double drained = (System.nanoTime() - window.to()) / 1e9;
            intervals.close();
            return new RunResult(
                    window.seconds(),
                    tracker.within.drain(),
                    tracker.measured.drain(),
                    openAtEnd,
                    drained,
                    tracker.open(),
                    usage,
                    intervals.past(),
                    generator.attempts());
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
}
