package dev.waybill.system;

import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ThrowingRunnable;

/** Places orders at a fixed rate (open loop), with a bounded number in flight. */
public final class BackgroundOrders {

    private static final String[] SKUS = {"MUG-WHITE", "TSHIRT-BLACK-M", "POSTER-A2"};
    private static final int MAX_IN_FLIGHT = 200;

    private final Shop shop;
    private final Duration pause;
    private final Semaphore free = new Semaphore(MAX_IN_FLIGHT);

    public BackgroundOrders(Shop shop, int perSecond) {
        this.shop = shop;
        this.pause = Duration.ofSeconds(1).dividedBy(perSecond);
    }

    /** Places orders before, during and after the action. */
    public void around(Duration lead, Duration trail, ThrowingRunnable action) throws Throwable {
        var stop = new Semaphore(0);
        Thread placing = Thread.ofVirtual().start(() -> placeOrders(stop));
        try {
            pause(lead);
            action.run();
            pause(trail);
        } finally {
            stop.release();
            placing.join();
            free.acquire(MAX_IN_FLIGHT);
            free.release(MAX_IN_FLIGHT);
        }
    }

    private void placeOrders(Semaphore stop) {
        long next = System.nanoTime();
        try {
            while (!stop.tryAcquire(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                next += pause.toNanos();
                if (free.tryAcquire()) {
                    Thread.ofVirtual().start(this::placeOne);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void placeOne() {
        try {
            var random = ThreadLocalRandom.current();
            shop.order(Basket.of(SKUS[random.nextInt(SKUS.length)], 1));
        } finally {
            free.release();
        }
    }

    static void pause(Duration length) throws InterruptedException {
        boolean unused = new Semaphore(0).tryAcquire(length.toMillis(), TimeUnit.MILLISECONDS);
    }
}
