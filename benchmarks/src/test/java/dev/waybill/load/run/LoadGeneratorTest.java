package dev.waybill.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.load.workload.RequestGenerator;
import dev.waybill.load.workload.ServiceClient;
import dev.waybill.load.workload.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

    private static final int RATE = 200;
    private static final Workload KEYED = new Workload(100, 1, 5, 10, 0, 0, 0, 0, true);
    private static final Workload UNKEYED = new Workload(100, 1, 5, 10, 0, 0, 0, 0, false);
    private static final long LENGTH = TimeUnit.SECONDS.toNanos(1);

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch stall = new CountDownLatch(1);
    private final Queue<Request> received = new ConcurrentLinkedQueue<>();
    private List<Attempt> attempts = List.of();
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
    void aStallCountsForEveryOrderThatItDelays() throws InterruptedException {
        server.createContext("/orders", exchange -> {
            if (requests.incrementAndGet() > RATE / 2) {
                await();
            }
            respond(exchange, 201);
        });
        Counters counters = load(2);

        assertThat(counters.offered()).isEqualTo(RATE);
        assertThat(counters.accepted()).isEqualTo(RATE);
        assertThat(counters.http().getValueAtPercentile(90))
                .as("although no more than two requests were ever in flight")
                .isGreaterThan(TimeUnit.MILLISECONDS.toMicros(400));
    }

    @Test
    void moreRequestsAreInFlightWhenResponsesAreSlow() throws InterruptedException {
        var inFlight = new AtomicInteger();
        var maxInFlight = new AtomicInteger();
        server.createContext("/orders", exchange -> {
            maxInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            if (requests.incrementAndGet() <= 50) {
                await();
            } else {
                stall.countDown();
            }
            inFlight.decrementAndGet();
            respond(exchange, 201);
        });

        assertThat(load(100).accepted()).isEqualTo(RATE);
        assertThat(maxInFlight).hasValueGreaterThan(50);
    }

    @Test
    void aResponseWithoutTheOrdersIdCountsAsAnError() throws InterruptedException {
        server.createContext("/orders", exchange -> {
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        Counters counters = load(10);

        assertThat(counters.offered()).isEqualTo(RATE);
        assertThat(counters.accepted()).isZero();
        assertThat(counters.failed()).isEqualTo(RATE);
    }

    @Test
    void everyRequestHasItsOwnKey() throws InterruptedException {
        server.createContext("/orders", exchange -> {
            received.add(Request.of(exchange));
            respond(exchange, 201);
        });
        load(10);

        assertThat(received)
                .hasSize(RATE)
                .extracting(Request::key)
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void aRequestWithoutAResponseIsSentAgainWithTheSameKeyAndBody() throws InterruptedException {
        server.createContext("/orders", exchange -> {
            var request = Request.of(exchange);
            received.add(request);
            if (Collections.frequency(received, request) == 1) {
                exchange.close();
            } else {
                respond(exchange, 201);
            }
        });
        Counters counters = load(10);

        assertThat(counters.accepted()).isEqualTo(RATE);
        assertThat(counters.retried()).isEqualTo(RATE);
        assertThat(counters.errors()).isEmpty();
        assertThat(received).hasSize(2 * RATE);
        assertThat(Set.copyOf(received)).hasSize(RATE);
        assertThat(attempts)
                .hasSize(2 * RATE)
                .filteredOn(attempt -> attempt.status() == 0)
                .hasSize(RATE);
    }

    @Test
    void aRequestWithoutAKeyIsNotSentAgain() throws InterruptedException {
        server.createContext("/orders", exchange -> {
            received.add(Request.of(exchange));
            exchange.close();
        });
        Counters counters = load(10, UNKEYED);

        assertThat(received).hasSize(RATE).extracting(Request::key).containsOnly("");
        assertThat(counters.retried()).isZero();
        assertThat(counters.errors()).containsExactly(Map.entry("connection lost", (long) RATE));
    }

    @Test
    void aRefusedRequestIsNotSentAgain() throws InterruptedException {
        server.createContext("/orders", exchange -> {
            received.add(Request.of(exchange));
            respond(exchange, 503);
        });
        Counters counters = load(10);

        assertThat(received).hasSize(RATE);
        assertThat(counters.retried()).isZero();
    }

    @Test
    void failuresAreCountedByKind() throws InterruptedException {
        server.createContext("/orders", exchange -> respond(exchange, requests.incrementAndGet() % 4 == 0 ? 503 : 201));
        Counters counters = load(10);

        assertThat(counters.accepted()).isEqualTo(RATE * 3 / 4);
        assertThat(counters.errors()).containsExactly(Map.entry("response 503", RATE / 4L));
    }

    /** A request as the server received it; the key is empty if there was none. */
    private record Request(String key, String body) {

        static Request of(HttpExchange exchange) throws IOException {
            List<String> keys = exchange.getRequestHeaders().getOrDefault("Idempotency-Key", List.of(""));
            return new Request(
                    String.join(",", keys),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private Counters load(int connections) throws InterruptedException {
        return load(connections, KEYED);
    }

    private Counters load(int connections, Workload workload) throws InterruptedException {
        long start = System.nanoTime();
        var schedule = new ArrivalSchedule(new LoadProfile.Rate(RATE), start, start + LENGTH);
        var tracker = new OrderTracker(start, start + LENGTH, schedule);
        var requestGenerator = new RequestGenerator("run", workload);
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var generator = new LoadGenerator(
                () -> new ServiceClient(url, Optional::empty), requestGenerator, schedule, tracker, connections);
        generator.start();
        Thread release = Thread.ofVirtual().start(() -> {
            try {
                NanoTime.await(start + LENGTH + LENGTH / 10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            stall.countDown();
        });
        generator.join();
        release.join();
        attempts = generator.attempts();
        assertThat(attempts).hasSizeGreaterThanOrEqualTo(RATE);
        return tracker.measured.drain();
    }

    private void await() {
        try {
            stall.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void respond(HttpExchange exchange, int status) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Location", "/orders/" + UUID.randomUUID());
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
