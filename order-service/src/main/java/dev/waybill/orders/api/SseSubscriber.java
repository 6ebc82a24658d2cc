package dev.waybill.orders.api;

import dev.waybill.events.OrderId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One open stream with its queue of snapshots: in the order of the versions, each version at most once. Thread-safe. */
final class SseSubscriber {

    private final OrderId order;
    private final BlockingQueue<OrderSnapshot> queue = new LinkedBlockingQueue<>();
    private int latestVersion;

    SseSubscriber(OrderId order) {
        this.order = order;
    }

    OrderId order() {
        return order;
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
