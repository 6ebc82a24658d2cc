package dev.waybill.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.load.pace.Moments;
import dev.waybill.load.pace.OpenLoop;
import dev.waybill.load.shop.Customers;
import dev.waybill.load.shop.Mix;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallersTest {

    private static final int RATE = 200;
    private static final long LENGTH = TimeUnit.SECONDS.toNanos(1);

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch stall = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aStallIsChargedToEveryOrderThatItHoldsUp() throws InterruptedException {
        server.createContext("/orders", exchange -> {
            if (asked.incrementAndGet() > RATE / 2) {
                await();
            }
            answer(exchange, 201);
        });
        Reading reading = load(2);

        assertThat(reading.offered()).isEqualTo(RATE);
        assertThat(reading.accepted()).isEqualTo(RATE);
        assertThat(reading.http().getValueAtPercentile(90))
                .as("though only two orders at once were ever waiting for an answer")
                .isGreaterThan(TimeUnit.MILLISECONDS.toMicros(400));
    }

    @Test
    void moreAreHiredWhenAnswersAreSlow() throws InterruptedException {
        server.createContext("/orders", exchange -> {
            if (asked.incrementAndGet() <= 50) {
                await();
            } else {
                stall.countDown();
            }
            answer(exchange, 201);
        });

        assertThat(load(100).accepted()).isEqualTo(RATE);
    }

    @Test
    void whatIsNotAcceptedIsCountedByItsKind() throws InterruptedException {
        server.createContext("/orders", exchange -> answer(exchange, asked.incrementAndGet() % 4 == 0 ? 503 : 201));
        Reading reading = load(10);

        assertThat(reading.accepted()).isEqualTo(RATE * 3 / 4);
        assertThat(reading.errors()).containsExactly(Map.entry("answer 503", RATE / 4L));
    }

    private Reading load(int connections) throws InterruptedException {
        long start = System.nanoTime();
        var pace = new OpenLoop(RATE, start, start + LENGTH);
        var journeys = new Journeys(new Window(start, start + LENGTH), pace);
        var customers = new Customers("run", new Mix(100, 1, 5, 10, 0, 0, 0, 0, 0));
        var callers = new Callers(server.getAddress(), customers, pace, journeys, connections);
        callers.start();
        Thread release = Thread.ofVirtual().start(() -> {
            try {
                Moments.await(start + LENGTH + LENGTH / 10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            stall.countDown();
        });
        callers.join();
        release.join();
        assertThat(callers.attempts()).hasSize(RATE);
        return journeys.measured.take();
    }

    private void await() {
        try {
            stall.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Location", "/orders/" + UUID.randomUUID());
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
