package dev.waybill.stack.train;

import dev.waybill.stack.run.StartProgress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Concurrent customers, each of whom places the next order once the last one has ended.
 *
 * @param customers how many there are
 * @param orders how many are placed at most
 * @param limit after which no further order is placed
 */
record LoadBurst(int customers, int orders, Duration limit) {
    /**
     * Returns when all orders have ended; an interrupted thread does not wait.
     *
     * @param order places the order of a number and waits for its end; whether it ended
     * @return how many ended
     */
    int run(IntPredicate order, StartProgress progress) {
        var deadline = System.nanoTime() + limit.toNanos();
        var ended = new AtomicInteger();
        try (var threads =
                Executors.newFixedThreadPool(customers, Thread.ofVirtual().factory())) {
            IntStream.range(0, orders)
                    .forEach(number -> threads.submit(() -> {
                        if (System.nanoTime() < deadline && order.test(number)) {
                            ended.incrementAndGet();
                        }
                    }));
            threads.shutdown();
            try {
                while (!threads.awaitTermination(200, TimeUnit.MILLISECONDS)) {
                    progress.waiting(orders + " orders, of which " + ended.get() + " have ended");
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
        return ended.get();
    }
}
