package dev.waybill.stack.train;

import dev.waybill.stack.process.Await;
import dev.waybill.stack.run.StartProgress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * Concurrent customers, each of whom places the next order once the last one has ended.
 *
 * @param customers how many there are
 * @param orders how many are placed at most
 * @param limit after which no further order is placed
 */
record LoadBurst(int customers, int orders, Duration limit) {
    private static final Duration STEP = Duration.ofMillis(200);

    /**
     * Returns when all orders have ended; an interrupted thread does not wait.
     *
     * @param order places the order of a number and waits for its end; whether it ended
     * @return how many ended
     */
    int run(IntPredicate order, StartProgress progress) {
        var deadline = System.nanoTime() + limit.toNanos();
        var next = new AtomicInteger();
        var ended = new AtomicInteger();
        var present = new AtomicInteger(customers);
        BooleanSupplier all = () -> present.get() == 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var customer = 0; customer < customers; customer++) {
                threads.submit(() -> {
                    try {
                        shop(order, next, ended, deadline);
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

    private void shop(IntPredicate order, AtomicInteger next, AtomicInteger ended, long deadline) {
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            var number = next.getAndIncrement();
            if (number >= orders) {
                return;
            }
            if (order.test(number)) {
                ended.incrementAndGet();
            }
        }
    }
}
