package dev.waybill.load.run;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.load.workload.GeneratedOrder;
import dev.waybill.load.workload.RequestGenerator;
import dev.waybill.load.workload.ServiceClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Places orders according to a schedule. One thread waits until each is due; a thread of its own sends its request and
 * waits for the response, so that slow responses do not delay the next order, up to the maximum number in flight.
 *
 * <p>A request without a response is sent once more, with the same key and body, if it has an {@code Idempotency-Key}.
 * Without a key it is not repeated, because that could place a second order.
 */
final class LoadGenerator {

    private final Supplier<ServiceClient> orderService;
    private final RequestGenerator requests;
    private final ArrivalSchedule schedule;
    private final OrderTracker tracker;
    private final Semaphore connections;
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("load-generator").unstarted(this::run);

    /**
     * The result of one request.
     *
     * @param status 0 if there was no response
     * @param order the id of the placed order, if it was accepted
     * @param failure the kind of failure; empty if it was accepted
     */
    private record Placement(int status, @Nullable UUID order, String failure) {}

    /**
     * @param orderService connects to it
     * @param connections the maximum number of requests in flight
     */
    LoadGenerator(
            Supplier<ServiceClient> orderService,
            RequestGenerator requests,
            ArrivalSchedule schedule,
            OrderTracker tracker,
            int connections) {
        this.orderService = orderService;
        this.requests = requests;
        this.schedule = schedule;
        this.tracker = tracker;
        this.connections = new Semaphore(connections);
    }

    void start() {
        thread.start();
    }

    /** Returns when the schedule has ended and every request has its response. */
    void join() throws InterruptedException {
        thread.join();
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    private void run() {
        try (var client = orderService.get();
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = schedule.next();
            for (long count = 0; !schedule.hasEnded(due); count++) {
                NanoTime.await(due);
                connections.acquire();
                long number = count;
                long since = due;
                senders.execute(() -> place(requests.order(number), since, client));
                due = schedule.next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void place(GeneratedOrder order, long due, ServiceClient client) {
        try {
            tracker.offered(due);
            Placement placement = post(order, client);
            if (placement.status() == 0 && order.key() != null) {
                tracker.retried(due);
                placement = post(order, client);
            }
            if (placement.order() == null) {
                tracker.failed(due, placement.failure());
            } else {
                tracker.accepted(due, placement.order(), System.nanoTime());
                if (order.cancelled()) {
                    cancel(placement.order(), client);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.release();
        }
    }

    private Placement post(GeneratedOrder order, ServiceClient client) throws InterruptedException {
        Placement placement;
        try {
            var response = client.send("POST", "/orders", order.body(), order.key());
            placement = response.statusCode() == 201
                    ? new Placement(201, ServiceClient.createdId(response), "")
                    : new Placement(response.statusCode(), null, "response " + response.statusCode());
        } catch (IOException | RuntimeException e) { // a token that cannot be renewed, or a 201 without the order's id
            placement = new Placement(0, null, kind(e));
        }
        attempts.add(new Attempt(order.customer(), order.key(), "", placement.status(), "", placement.order()));
        return placement;
    }

    /** The service may refuse it, because the order was shipped already. The order becomes final in both cases. */
    private void cancel(UUID order, ServiceClient client) throws InterruptedException {
        try {
            int status = client.send("POST", "/orders/" + order + "/cancellation", "", null)
                    .statusCode();
            if (status != 202 && status != 409) {
                tracker.live.failed("cancellation: response " + status);
            }
        } catch (IOException | RuntimeException e) {
            tracker.live.failed("cancellation: " + kind(e));
        }
    }

    private static String kind(Exception failure) {
        return switch (failure) {
            case ConnectException _ -> "connection refused";
            case HttpTimeoutException _ -> "response timed out";
            case IOException _ -> "connection lost";
            default -> failure.getClass().getSimpleName();
        };
    }
}
