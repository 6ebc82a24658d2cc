package dev.waybill.stack.train;

import dev.waybill.stack.process.Await;
import dev.waybill.stack.run.StartProgress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * Customers beside each other, each of whom orders again once the last order has ended.
 *
 * @param customers how many there are
 * @param orders how many are placed at most
 * @param limit after which nobody begins another
 */
record LoadBurst(int customers, int orders, Duration limit) {
    private static final Duration STEP = Duration.ofMillis(200);

    /**
     * Returns when nobody waits for an order any more; an interrupted thread does not wait.
     *
     * @param errand places the order of a number and waits for its end; whether it came to one
     * @return how many came to their end
     */
    int run(IntPredicate errand, StartProgress progress) {
        var deadline = System.nanoTime() + limit.toNanos();
        var next = new AtomicInteger();
        var ended = new AtomicInteger();
        var present = new AtomicInteger(customers);
        BooleanSupplier all = () -> present.get() == 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var customer = 0; customer < customers; customer++) {
                threads.submit(() -> {
                    try {
                        shop(errand, next, ended, deadline);
                    } finally {
                        present.decrementAndGet();
                    }
                });
            }
            while (!all.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
                progress.waiting("%,d orders, of which %,d have ended".formatted(orders, ended.get()));
                Await.until(all, STEP);
            }
        }
        return ended.get();
    }

    private void shop(IntPredicate errand, AtomicInteger next, AtomicInteger ended, long deadline) {
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            var number = next.getAndIncrement();
            if (number >= orders) {
                return;
            }
            if (errand.test(number)) {
                ended.incrementAndGet();
            }
        }
    }
}
