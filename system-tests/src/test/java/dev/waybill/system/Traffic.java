package dev.waybill.system;

import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ThrowingRunnable;

/** Orders that keep coming at their own pace, whatever becomes of the ones before; a bounded number at once. */
public final class Traffic {

    private static final String[] SKUS = {"MUG-WHITE", "TSHIRT-BLACK-M", "POSTER-A2"};
    private static final int MOST_AT_ONCE = 200;

    private final Shop shop;
    private final Duration pause;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    public Traffic(Shop shop, int perSecond) {
        this.shop = shop;
        this.pause = Duration.ofSeconds(1).dividedBy(perSecond);
    }

    /** Lets orders flow before, during and after what is done. */
    public void around(Duration lead, Duration trail, ThrowingRunnable done) throws Throwable {
        var stop = new Semaphore(0);
        Thread flow = Thread.ofVirtual().start(() -> flow(stop));
        try {
            pause(lead);
            done.run();
            pause(trail);
        } finally {
            stop.release();
            flow.join();
            free.acquire(MOST_AT_ONCE);
            free.release(MOST_AT_ONCE);
        }
    }

    private void flow(Semaphore stop) {
        long next = System.nanoTime();
        try {
            while (!stop.tryAcquire(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                next += pause.toNanos();
                if (free.tryAcquire()) {
                    Thread.ofVirtual().start(this::one);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void one() {
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
