package dev.waybill.load.run;

import dev.waybill.load.measure.Costs;
import dev.waybill.load.measure.Meters;
import dev.waybill.load.pace.Moments;
import dev.waybill.load.pace.Pace;
import dev.waybill.load.shop.Customers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Carries out a plan. */
public final class Runner {

    /** Longer than an order may be under way before the shop itself gives it up. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Place place;
    private final Meters meters;
    private final Consumer<Second> listener;

    /** @param listener hears of each second as it ends */
    public Runner(Place place, Meters meters, Consumer<Second> listener) {
        this.place = place;
        this.meters = meters;
        this.listener = listener;
    }

    /**
     * Returns once every accepted order has ended, or when none has for longer than an order may take.
     *
     * @param name begins the customers' names
     */
    public Run run(Plan plan, String name) throws InterruptedException, ExecutionException {
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        long from = start + plan.warmUp().toNanos();
        var window = new Window(from, from + plan.length().toNanos());
        Pace pace = plan.drive().from(start, window.to());
        var journeys = new Journeys(window, pace);
        var callers = new Callers(place.orders(), new Customers(name, plan.mix()), pace, journeys, plan.connections());
        List<String> topics = plan.mix().captureFails() > 0 ? List.of("orders", "payments") : List.of("orders");
        try (var endings = new Endings(place.bootstrapServers(), topics, journeys);
                var seconds = new Seconds(journeys, start, 1 - plan.warmUp().toSeconds(), listener)) {
            callers.start();
            Moments.await(window.from());
            Costs before = meters.read();
            Moments.await(window.to());
            Costs costs = meters.read().since(before);
            long openAtEnd = journeys.open();
            callers.join();
            drain(journeys);
            double drained = (System.nanoTime() - window.to()) / 1e9;
            seconds.close();
            return new Run(
                    window.seconds(),
                    journeys.within.take(),
                    journeys.measured.take(),
                    openAtEnd,
                    drained,
                    journeys.open(),
                    costs,
                    seconds.past(),
                    callers.attempts());
        }
    }

    private static void drain(Journeys journeys) throws InterruptedException {
        long open = journeys.open();
        long since = System.nanoTime();
        while (open > 0 && System.nanoTime() - since < PATIENCE.toNanos()) {
            Moments.await(System.nanoTime() + PAUSE);
            if (journeys.open() != open) {
                open = journeys.open();
                since = System.nanoTime();
            }
        }
    }
}
