package dev.waybill.load.run;

import dev.waybill.load.pace.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes a reading each second and tells it on. */
final class Seconds implements AutoCloseable {

    private static final long LENGTH = TimeUnit.SECONDS.toNanos(1);

    private final List<Second> past = new ArrayList<>();
    private final Journeys journeys;
    private final Consumer<Second> listener;
    private final Thread thread;

    /** @param begins the number of the first second; the one that ends when the measuring begins has 0 */
    Seconds(Journeys journeys, long start, long begins, Consumer<Second> listener) {
        this.journeys = journeys;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("seconds").start(() -> count(start, begins));
    }

    private void count(long start, long begins) {
        try {
            for (int i = 1; ; i++) {
                Moments.await(start + i * LENGTH);
                var second = Second.of(begins + i - 1, journeys.live.take(), journeys.open());
                past.add(second);
                listener.accept(second);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that are over; to be asked after closing. */
    List<Second> past() {
        return List.copyOf(past);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
