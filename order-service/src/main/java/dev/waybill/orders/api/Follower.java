package dev.waybill.orders.api;

import dev.waybill.events.OrderId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One open stream: what it has yet to send, each version once and none after a later one. Thread-safe. */
final class Follower {

    private final OrderId order;
    private final BlockingQueue<Snapshot> due = new LinkedBlockingQueue<>();
    private int latest;

    Follower(OrderId order) {
        this.order = order;
    }

    OrderId order() {
        return order;
    }

    /** Has this sent unless it is old news. */
    synchronized void offer(Snapshot snapshot) {
        if (snapshot.version() > latest) {
            latest = snapshot.version();
            due.add(snapshot);
        }
    }

    /** Waits for what is to be sent next; empty if there is nothing for so long. */
    Optional<Snapshot> next(Duration longest) throws InterruptedException {
        return Optional.ofNullable(due.poll(longest.toMillis(), TimeUnit.MILLISECONDS));
    }
}
