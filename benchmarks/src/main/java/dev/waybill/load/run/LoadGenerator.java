package dev.waybill.load.run;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.load.http.HttpConnection;
import dev.waybill.load.http.HttpResponse;
import dev.waybill.load.schedule.Arrival;
import dev.waybill.load.schedule.ArrivalSchedule;
import dev.waybill.load.schedule.NanoTime;
import dev.waybill.load.workload.GeneratedOrder;
import dev.waybill.load.workload.RequestGenerator;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Places orders according to a schedule. Each sender is a thread with its own connection. It takes the next arrival,
 * waits until it is due, sends the request and reads the response. When the last idle sender sends a request, another
 * sender is started, so that slow responses do not delay the next arrival.
 *
 * <p>A request without a response is sent once more, with the same key and body, if it has an {@code Idempotency-Key}.
 * Without a key it is not repeated, because that could place a second order.
 */
final class LoadGenerator {

    private final InetSocketAddress orderService;
    private final RequestGenerator requests;
    private final ArrivalSchedule schedule;
    private final OrderTracker tracker;
    private final int maxSenders;
    private final AtomicInteger senders = new AtomicInteger();
    private final AtomicInteger idleSenders = new AtomicInteger();
    private final Phaser active = new Phaser(1);
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    /**
     * The result of one request.
     *
     * @param status 0 if there was no response
     * @param order the id of the placed order, if it was accepted
     * @param failure the kind of failure; empty if it was accepted
     */
    private record Placement(int status, @Nullable UUID order, String failure) {}

    /** @param maxSenders the maximum number of requests in flight */
    LoadGenerator(
            InetSocketAddress orderService,
            RequestGenerator requests,
            ArrivalSchedule schedule,
            OrderTracker tracker,
            int maxSenders) {
        this.orderService = orderService;
        this.requests = requests;
        this.schedule = schedule;
        this.tracker = tracker;
        this.maxSenders = maxSenders;
    }

    void start() {
        for (int i = 0; i < Math.min(schedule.minSenders(), maxSenders); i++) {
            startSender();
        }
    }

    /** Returns when the schedule has ended and every request has its response. */
    void join() {
        active.arriveAndAwaitAdvance();
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    private void startSender() {
        if (senders.incrementAndGet() <= maxSenders) {
            active.register();
            idleSenders.incrementAndGet();
            Thread.ofPlatform().daemon().name("sender-", senders.get()).start(this::send);
        } else {
            senders.decrementAndGet();
        }
    }

    private void send() {
        try (var connection = new HttpConnection(orderService)) {
            for (Arrival arrival = schedule.next(); arrival != null; arrival = schedule.next()) {
                NanoTime.await(arrival.due());
                if (idleSenders.decrementAndGet() == 0) {
                    startSender();
                }
                place(arrival, connection);
                idleSenders.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            active.arriveAndDeregister();
        }
    }

    private void place(Arrival arrival, HttpConnection connection) {
        GeneratedOrder order = requests.order(arrival.number());
        tracker.offered(arrival);
        Placement placement = post(order, connection);
        if (placement.status() == 0 && order.key() != null) {
            tracker.retried(arrival);
            placement = post(order, connection);
        }
        if (placement.order() == null) {
            tracker.failed(arrival, placement.failure());
        } else {
            tracker.accepted(arrival, placement.order(), System.nanoTime());
            if (order.cancelled()) {
                cancel(placement.order(), connection);
            }
        }
    }

    private Placement post(GeneratedOrder order, HttpConnection connection) {
        Placement placement;
        try {
            String header = order.key() == null ? "" : "Idempotency-Key: " + order.key() + "\r\n";
            HttpResponse response = connection.send("POST", "/orders", header, order.body());
            placement = response.status() == 201
                    ? new Placement(201, UUID.fromString(response.createdId()), "")
                    : new Placement(response.status(), null, "response " + response.status());
        } catch (IOException e) {
            placement = new Placement(0, null, kind(e));
        }
        attempts.add(new Attempt(order.customer(), order.key(), "", placement.status(), "", placement.order()));
        return placement;
    }

    /** The service may refuse it, because the order was shipped already. The order becomes final in both cases. */
    private void cancel(UUID order, HttpConnection connection) {
        try {
            int status = connection
                    .send("POST", "/orders/" + order + "/cancellation", "", "")
                    .status();
            if (status != 202 && status != 409) {
                tracker.live.failed("cancellation: response " + status);
            }
        } catch (IOException e) {
            tracker.live.failed("cancellation: " + kind(e));
        }
    }

    private static String kind(IOException failure) {
        return switch (failure) {
            case ConnectException e -> "connection refused";
            case SocketTimeoutException e -> "response timed out";
            default -> "connection lost";
        };
    }
}
