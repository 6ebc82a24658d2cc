package dev.waybill.system;

import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ThrowingRunnable;

/**
 * Places orders at a fixed rate (open loop), with a bounded number in flight. As with real clients, most requests have an
 * {@code Idempotency-Key}: they are retried with the same key and body while there is no answer or a 503, and some are
 * repeated after they were accepted.
 */
public final class BackgroundOrders {

    private static final String[] SKUS = {"MUG-WHITE", "TSHIRT-BLACK-M", "POSTER-A2"};
    private static final int MAX_IN_FLIGHT = 200;
    private static final int MAX_ATTEMPTS = 4;
    private static final double KEYED = 0.8;
    private static final double REPEATED = 0.1;
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

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
            Basket basket = Basket.of(SKUS[random.nextInt(SKUS.length)], 1);
            if (random.nextDouble() < KEYED) {
                placeWithKey(basket.withKey(UUID.randomUUID().toString()));
            } else {
                shop.order(basket);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }

    private void placeWithKey(Basket basket) throws InterruptedException {
        int status = shop.order(basket).status();
        for (int attempt = 2; attempt <= MAX_ATTEMPTS && (status == 0 || status == 503); attempt++) {
            pause(RETRY_PAUSE);
            status = shop.order(basket).status();
        }
        if (status == 201 && ThreadLocalRandom.current().nextDouble() < REPEATED) {
            shop.order(basket);
        }
    }

    static void pause(Duration length) throws InterruptedException {
        boolean unused = new Semaphore(0).tryAcquire(length.toMillis(), TimeUnit.MILLISECONDS);
    }
}
