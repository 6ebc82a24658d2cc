package dev.waybill.orders.api;

import dev.waybill.events.OrderId;
import dev.waybill.web.security.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One open stream with its queue of snapshots: in the order of the versions, each version at most once. Thread-safe. */
final class SseSubscriber {

    private final OrderId order;
    private final Caller caller;
    private final BlockingQueue<OrderSnapshot> queue = new LinkedBlockingQueue<>();
    private int latestVersion;

    SseSubscriber(OrderId order, Caller caller) {
        this.order = order;
        this.caller = caller;
    }

    OrderId order() {
        return order;
    }

    /** Who has opened it. */
    Caller caller() {
        return caller;
    }

    /** Queues the snapshot unless the same or a later version was queued before. */
    synchronized void offer(OrderSnapshot snapshot) {
        if (snapshot.version() > latestVersion) {
            latestVersion = snapshot.version();
            queue.add(snapshot);
        }
    }

    /** Waits for the next snapshot to send; empty if there is none before the timeout. */
    Optional<OrderSnapshot> next(Duration timeout) throws InterruptedException {
        return Optional.ofNullable(queue.poll(timeout.toMillis(), TimeUnit.MILLISECONDS));
    }
}
