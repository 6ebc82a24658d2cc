package dev.waybill.web;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:waybill-web.yaml",
            "waybill.web.longest-request=4s",
            "waybill.web.max-in-flight=50"
        })
class LoadSheddingFilterTest {

    private static final int MAX_IN_FLIGHT = 50;

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    private TestApplication application;

    @Autowired
    private RequestRegistry requests;

    @Value("${local.server.port}")
    private int port;

    @AfterEach
    void releaseEverything() {
        application.admitting = true;
        application.permits.release(MAX_IN_FLIGHT * 2);
        await().until(() -> requests.inFlight() == 0);
        application.permits.drainPermits();
    }

    @Test
    void aRequestThatAPolicyRejectsGetsAProblemWithRetryAfterAtOnce() throws Exception {
        application.admitting = false;
        HttpResponse<String> refused = get("/shelf");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(refused.body()).contains("urn:waybill:problem:unavailable", "\"instance\":\"/shelf\"");
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("timing") // the slot must be free within the second that a request waits
    void aRequestAboveTheLimitIsAdmittedOnceASlotIsFree() {
        int before = application.policyChecks.get();
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i <= MAX_IN_FLIGHT; i++) {
            answers.add(client.sendAsync(request("/waiting"), BodyHandlers.ofString()));
        }
        await().until(() -> application.policyChecks.get() == before + MAX_IN_FLIGHT + 1);
        application.permits.release(MAX_IN_FLIGHT + 1);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    /** With a limit that the test would not live to see: the slot is taken when it is freed. */
    @Test
    void aRequestThatWaitsTakesASlotAsSoonAsOneIsFree() throws Exception {
        var both = new CountDownLatch(2);
        var mayEnd = new CountDownLatch(1);
        try (var registry =
                new RequestRegistry(new AdaptiveConcurrencyLimiter(1, System::nanoTime), Duration.ofMinutes(5))) {
            var filter = new LoadSheddingFilter(List.of(), registry, Duration.ofMinutes(5), new SimpleMeterRegistry());
            Callable<Void> handled = () -> {
                filter.doFilter(new MockHttpServletRequest("GET", "/shelf"), new MockHttpServletResponse(), (_, _) -> {
                    both.countDown();
                    await().until(() -> mayEnd.getCount() == 0);
                });
                return null;
            };
            var first = new FutureTask<>(handled);
            var second = new FutureTask<>(handled);
            Thread.ofVirtual().start(first);
            await().until(() -> both.getCount() == 1);
            Thread waiting = Thread.ofPlatform().daemon().start(second);
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

            mayEnd.countDown();

            first.get();
            second.get(10, TimeUnit.SECONDS);
            assertThat(both.getCount()).isZero();
        }
    }

    @Test
    void aSlotThatIsFreedBeforeTheRequestWaitsForItIsTakenAtOnce() throws Exception {
        try (var registry =
                new RequestRegistry(new AdaptiveConcurrencyLimiter(1, System::nanoTime), Duration.ofMinutes(5))) {
            var request = new MockHttpServletRequest("GET", "/shelf");
            InFlightRequest first = Objects.requireNonNull(registry.begin(request, new MockHttpServletResponse()));
            assertThat(registry.begin(request, new MockHttpServletResponse())).isNull();
            registry.end(first);

            assertThat(CompletableFuture.supplyAsync(() -> awaitBegin(registry, request))
                            .get(10, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    private static boolean awaitBegin(RequestRegistry registry, MockHttpServletRequest request) {
        try {
            return registry.awaitBegin(request, new MockHttpServletResponse(), Duration.ofMinutes(5)) != null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Tag("timing") // the slots must be free within the second that a request waits
    void noMoreRequestsWaitForASlotThanMayBeInFlight() {
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 3 * MAX_IN_FLIGHT; i++) {
            answers.add(client.sendAsync(request("/waiting"), BodyHandlers.ofString()));
        }
        await().until(() -> answers.stream().filter(CompletableFuture::isDone).count() >= MAX_IN_FLIGHT);
        application.permits.release(2 * MAX_IN_FLIGHT);
        Map<Integer, Long> statuses = answers.stream()
                .map(answer -> answer.join().statusCode())
                .collect(groupingBy(status -> status, counting()));
        assertThat(statuses).containsOnly(entry(200, 2L * MAX_IN_FLIGHT), entry(503, (long) MAX_IN_FLIGHT));
    }

    @Test
    void aRequestThatTakesTooLongIsAnsweredInTime() throws Exception {
        HttpResponse<String> ended = get("/waiting");
        assertThat(ended.statusCode()).isEqualTo(503);
        assertThat(ended.headers().firstValue("Retry-After")).contains("1");
        assertThat(ended.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(ended.body()).contains("urn:waybill:problem:unavailable", "\"instance\":\"/waiting\"");
        assertThat(get("/shelf").statusCode()).isEqualTo(200);
    }

    /** It may be in the database driver, where an interrupt closes the connection. */
    @Test
    void theThreadOfARequestThatTakesTooLongIsNotInterrupted() {
        assertThat(get("/waiting").statusCode()).isEqualTo(503);
        assertThat(requests.inFlight()).isOne();

        application.permits.release();
        await().until(() -> requests.inFlight() == 0);
        assertThat(application.interrupts).hasValue(0);
    }

    @Test
    void onlyTheActuatorIsExemptHoweverItsPathIsWritten() {
        application.admitting = false;
        assertThat(get("/%61ctuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuators").statusCode()).isEqualTo(503);
        assertThat(get("/actuator/../shelf").statusCode()).isNotEqualTo(200);
    }

    @Test
    void aLongRunningRequestIsNeitherCountedNorEnded() throws Exception {
        var answer = CompletableFuture.supplyAsync(() -> get("/long-running"));
        await().until(() -> application.permits.hasQueuedThreads());
        await().until(() -> requests.inFlight() == 0);
        await().pollDelay(Duration.ofSeconds(5)).until(() -> !answer.isDone());
        application.permits.release();
        assertThat(answer.get().statusCode()).isEqualTo(200);
    }

    @Test
    void requestsAboveTheLimitAreRejectedAndTheOthersAreAnswered() throws Exception {
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 2 * MAX_IN_FLIGHT; i++) {
            answers.add(client.sendAsync(request("/waiting"), BodyHandlers.ofString()));
        }
        await().until(() -> answers.stream().filter(CompletableFuture::isDone).count() >= MAX_IN_FLIGHT);
        assertThat(get("/shelf").statusCode()).isEqualTo(503);
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        application.permits.release(MAX_IN_FLIGHT);
        Map<Integer, Long> statuses = answers.stream()
                .map(answer -> answer.join().statusCode())
                .collect(groupingBy(status -> status, counting()));
        assertThat(statuses).containsOnly(entry(200, (long) MAX_IN_FLIGHT), entry(503, (long) MAX_IN_FLIGHT));
    }

    @Test
    void aBodyThatArrivesTooSlowlyIsRejected() throws Exception {
        try (var socket = new Socket("localhost", port)) {
            var out = socket.getOutputStream();
            out.write(("POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000\r\nConnection: close\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            Thread drops = Thread.startVirtualThread(() -> drip(socket));
            var answer = new StringBuilder();
            while (!answer.toString().contains("}")) {
                answer.append((char) socket.getInputStream().read());
            }
            drops.interrupt();
            assertThat(answer.toString()).startsWith("HTTP/1.1 408").contains("urn:waybill:problem:too-slow");
        }
    }

    private static void drip(Socket socket) {
        try {
            while (!socket.isClosed() && !Thread.currentThread().isInterrupted()) {
                socket.getOutputStream().write(' ');
                LockSupport.parkNanos(100_000_000);
            }
        } catch (IOException _) {
            // the server has closed the connection, as it should
        }
    }

    private HttpResponse<String> get(String path) {
        return client.sendAsync(request(path), BodyHandlers.ofString()).join();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }
}
