package dev.waybill.load.run;

import dev.waybill.audit.Shopfront.Attempt;
import dev.waybill.load.http.Answer;
import dev.waybill.load.http.Connection;
import dev.waybill.load.pace.Moments;
import dev.waybill.load.pace.Pace;
import dev.waybill.load.pace.Ticket;
import dev.waybill.load.shop.Customers;
import dev.waybill.load.shop.Wish;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Place orders at a pace. Each is a thread with a connection of its own that takes the next ticket, waits until it is
 * due, sends it and reads the answer; when one finds that it took a ticket too late, another is hired.
 */
final class Callers {

    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(1);

    private final InetSocketAddress orders;
    private final Customers customers;
    private final Pace pace;
    private final Journeys journeys;
    private final int most;
    private final AtomicInteger hired = new AtomicInteger();
    private final Phaser working = new Phaser(1);
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    /** @param most how many there may be; more orders than that are never under way to their answer */
    Callers(InetSocketAddress orders, Customers customers, Pace pace, Journeys journeys, int most) {
        this.orders = orders;
        this.customers = customers;
        this.pace = pace;
        this.journeys = journeys;
        this.most = most;
    }

    void start() {
        for (int i = 0; i < Math.min(pace.callers(), most); i++) {
            hire();
        }
    }

    /** Returns once the pace is over and everything is answered. */
    void join() {
        working.arriveAndAwaitAdvance();
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    private void hire() {
        if (hired.incrementAndGet() <= most) {
            working.register();
            Thread.ofPlatform().daemon().name("caller-", hired.get()).start(this::work);
        } else {
            hired.decrementAndGet();
        }
    }

    private void work() {
        try (var connection = new Connection(orders)) {
            for (Ticket ticket = pace.next(); ticket != null; ticket = pace.next()) {
                if (ticket.lateNanos() > LATE) {
                    hire();
                }
                Moments.await(ticket.due());
                place(ticket, connection);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            working.arriveAndDeregister();
        }
    }

    private void place(Ticket ticket, Connection connection) {
        Wish wish = customers.wish(ticket.number());
        journeys.offered(ticket);
        UUID order = null;
        int status = 0;
        try {
            String key = wish.key().isEmpty() ? "" : "Idempotency-Key: " + wish.key() + "\r\n";
            Answer answer = connection.send("POST", "/orders", key, wish.body());
            status = answer.status();
            if (status == 201) {
                order = UUID.fromString(answer.created());
                journeys.accepted(ticket, order, System.nanoTime());
            } else {
                journeys.failed(ticket, "answer " + status);
            }
        } catch (IOException e) {
            journeys.failed(ticket, kind(e));
        }
        attempts.add(new Attempt(wish.customer(), wish.key().isEmpty() ? null : wish.key(), "", status, "", order));
        if (wish.regretted()) {
            cancel(order, connection);
        }
    }

    /** Whether that is still possible is for the shop to say; either way the order ends. */
    private void cancel(@Nullable UUID order, Connection connection) {
        if (order != null) {
            try {
                int status = connection
                        .send("POST", "/orders/" + order + "/cancellation", "", "")
                        .status();
                if (status != 202 && status != 409) {
                    journeys.live.failed("cancellation: answer " + status);
                }
            } catch (IOException e) {
                journeys.live.failed("cancellation: " + kind(e));
            }
        }
    }

    private static String kind(IOException failure) {
        return switch (failure) {
            case ConnectException e -> "no connection";
            case SocketTimeoutException e -> "no answer in time";
            default -> "connection lost";
        };
    }
}
