package dev.waybill.payments.gateway;

import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.Settled;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls under way, each on a virtual thread of its own, and the outcomes that nobody has taken note of yet. */
final class Calls {

    private final GatewayCall call;
    private final Duration patience;
    private final Runnable whenLate;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Queue<Settled> finished = new ConcurrentLinkedQueue<>();

    /**
     * @param patience how long the calls of a chunk are waited for, so that they are settled together
     * @param whenLate run for each call that comes back later than that
     */
    Calls(GatewayCall call, Duration patience, Runnable whenLate) {
        this.call = call;
        this.patience = patience;
        this.whenLate = whenLate;
    }

    int inFlight() {
        return inFlight.get();
    }

    void start(List<Due> chunk) {
        var together = new CountDownLatch(chunk.size());
        var late = new AtomicBoolean();
        inFlight.addAndGet(chunk.size());
        for (Due due : chunk) {
            Thread.ofVirtual().name("gateway").start(() -> {
                try {
                    finished.add(new Settled(due.request(), call.make(due)));
                } finally {
                    inFlight.decrementAndGet();
                    together.countDown();
                    if (late.get()) {
                        whenLate.run();
                    }
                }
            });
        }
        await(together);
        late.set(true);
    }

    /** What has finished so far; it stays until it is {@linkplain #forget forgotten}. */
    List<Settled> finished() {
        return List.copyOf(finished);
    }

    void forget(List<Settled> outcomes) {
        outcomes.forEach(_ -> finished.remove());
    }

    private void await(CountDownLatch together) {
        try {
            boolean unused = together.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
