package dev.waybill.payments.application;

import static dev.waybill.payments.SampleEvents.cancelled;
import static dev.waybill.payments.SampleEvents.dispatched;
import static dev.waybill.payments.SampleEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentDeclined;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.payments.PaymentServiceFixture;
import dev.waybill.payments.RecordingOutbox;
import dev.waybill.payments.SampleEvents;
import dev.waybill.payments.domain.GatewayOperation;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.PaymentStatus;
import dev.waybill.payments.persistence.PaymentRepository;
import dev.waybill.testing.MutableClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class PaymentGatewayTaskTest {

    private final MutableClock clock = new MutableClock();
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final PaymentServiceFixture service = new PaymentServiceFixture(gateway, clock);
    private final OrderId order = SampleEvents.id();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void aPlacedOrderIsAuthorizedAndADispatchedOrderIsCaptured() {
        service.receive(placed(order));
        runUntilIdle();
        service.receive(dispatched(order));
        runUntilIdle();

        assertThat(service.published(order)).containsExactly("PaymentAuthorized", "PaymentCaptured");
        assertThat(gateway.booked()).containsExactly(order + ":authorization:1", order + ":capture:1");
        assertThat(service.outbox().published())
                .extracting(RecordingOutbox.PublishedEvent::cause)
                .containsExactly(
                        PaymentServiceFixture.causeOf(placed(order)), PaymentServiceFixture.causeOf(dispatched(order)));
        assertThat(service.outbox().published())
                .extracting(RecordingOutbox.PublishedEvent::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void aDeclineIsPublishedWithTheGatewaysCode() {
        gateway.respond(ScriptedGateway.refuses(GatewayOperation.AUTHORIZATION, "card_declined"));
        service.receive(placed(order));
        runUntilIdle();

        assertThat(declineCode()).isEqualTo("card_declined");
    }

    @Test
    void aCallWhoseResponseIsLostIsRepeatedAndBookedOnce() {
        gateway.respond(ScriptedGateway.FAILS_AFTER_BOOKING);
        service.receive(placed(order));
        runUntilIdle();
        assertThat(service.published(order)).isEmpty();
        gateway.respond(ScriptedGateway.BOOKS);
        service.advanceClock(Duration.ofSeconds(1));
        runUntilIdle();

        assertThat(service.published(order)).containsExactly("PaymentAuthorized");
        assertThat(gateway.booked()).hasSize(1);
        assertThat(gateway.calls()).containsExactly(order + ":authorization:1", order + ":authorization:1");
    }

    @Test
    void anOrderThatIsCancelledBeforeTheFirstCallIsDeclinedWithoutACall() {
        service.receive(placed(order), cancelled(order));
        runUntilIdle();

        assertThat(declineCode()).isEqualTo("order_closed");
        assertThat(gateway.calls()).isEmpty();
    }

    @Test
    void anOrderThatIsCancelledDuringTheCallIsAuthorizedAndVoided() {
        var released = new CountDownLatch(1);
        gateway.respond((request, book) -> {
            GatewayOutcome.Definite outcome = book.apply(request);
            awaitQuietly(released);
            return outcome;
        });
        service.receive(placed(order));
        runBatches();
        service.receive(cancelled(order));
        assertThat(service.published(order)).isEmpty();
        gateway.respond(ScriptedGateway.BOOKS);
        released.countDown();
        runUntil(PaymentStatus.VOIDED);

        assertThat(service.published(order)).containsExactly("PaymentAuthorized", "PaymentVoided");
        assertThat(gateway.booked()).containsExactly(order + ":authorization:1", order + ":void:1");
    }

    @Test
    void aCancelledOrderWhoseAuthorizationNeverHappenedIsDeclinedAndStaysSo() {
        gateway.respond(ScriptedGateway.FAILS_BEFORE_BOOKING);
        service.receive(placed(order));
        runUntilIdle();
        service.receive(cancelled(order));
        gateway.respond(ScriptedGateway.BOOKS);
        service.advanceClock(Duration.ofSeconds(1));
        runUntilIdle();

        assertThat(declineCode()).isEqualTo("order_closed");
        assertThat(gateway.booked()).isEmpty();
        assertThat(gateway.calls()).hasSize(1);
    }

    @Test
    void aCapturedPaymentIsRefundedWhenItsOrderIsCancelled() {
        service.receive(placed(order));
        runUntilIdle();
        service.receive(dispatched(order), cancelled(order));
        runUntilIdle();

        assertThat(service.published(order)).containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentRefunded");
    }

    @Test
    void aFailedCaptureIsRetriedWithANewKeyOnRequest() {
        gateway.respond(ScriptedGateway.refuses(GatewayOperation.CAPTURE, "processing_error"));
        service.receive(placed(order));
        runUntilIdle();
        service.receive(dispatched(order));
        runUntilIdle();
        assertThat(service.published(order)).containsExactly("PaymentAuthorized", "PaymentCaptureFailed");
        assertThat(service.get(GatewayRetryService.class).retryCapture(order)).isTrue();
        assertThat(service.get(GatewayRetryService.class).retryCapture(order)).isFalse();
        runUntilIdle();

        assertThat(service.published(order))
                .containsExactly("PaymentAuthorized", "PaymentCaptureFailed", "PaymentCaptured");
        assertThat(gateway.booked()).contains(order + ":capture:2");
    }

    @Test
    void aRefusedVoidIsRetriedUntilItSucceeds() {
        gateway.respond(ScriptedGateway.refuses(GatewayOperation.VOID, "processing_error"));
        service.receive(placed(order));
        runUntilIdle();
        service.receive(cancelled(order));
        runUntilIdle();
        service.advanceClock(Duration.ofSeconds(1));
        runUntilIdle();

        assertThat(service.published(order)).containsExactly("PaymentAuthorized", "PaymentVoided");
        assertThat(gateway.booked()).contains(order + ":void:2");
    }

    @Test
    void anAuthorizationThatStaysUnknownIsDeclinedAndCannotHappenLater() {
        gateway.respond(ScriptedGateway.FAILS_BEFORE_BOOKING);
        service.receive(placed(order));
        runUntilIdle();
        gateway.respond(ScriptedGateway.BOOKS);
        service.advanceClock(Duration.ofMinutes(3));
        runUntilIdle();

        assertThat(declineCode()).isEqualTo("gateway_unavailable");
        assertThat(gateway.calls()).hasSize(1);
        assertThat(gateway.booked()).isEmpty();
    }

    @Test
    void anAuthorizationThatWasBookedIsPublishedHoweverLate() {
        gateway.respond(ScriptedGateway.FAILS_AFTER_BOOKING);
        service.receive(placed(order));
        runUntilIdle();
        service.advanceClock(Duration.ofMinutes(3));
        runUntilIdle();

        assertThat(service.published(order)).containsExactly("PaymentAuthorized");
        assertThat(gateway.booked()).hasSize(1);
    }

    @Test
    void aHangingCallTimesOutAndDelaysNoOtherOrder() {
        var never = new CountDownLatch(1);
        gateway.respond(ScriptedGateway.only(order, (request, book) -> {
            awaitQuietly(never);
            return book.apply(request);
        }));
        OrderId other = SampleEvents.id();
        service.receive(placed(order), placed(other));
        await().untilAsserted(() -> {
            runBatches();
            assertThat(service.published(other)).containsExactly("PaymentAuthorized");
        });
        assertThat(callsInFlight()).isEqualTo(1);
        gateway.respond(ScriptedGateway.BOOKS);
        await().untilAsserted(() -> {
            service.advanceClock(Duration.ofMillis(600));
            runBatches();
            assertThat(service.published(order)).containsExactly("PaymentAuthorized");
        });

        assertThat(gateway.booked())
                .filteredOn(key -> key.startsWith(order.toString()))
                .hasSize(1);
    }

    @Test
    void anOutageOpensTheCircuitAndNoRequestIsLost() {
        CircuitBreaker breaker = service.get(CircuitBreaker.class);
        gateway.unavailable(true);
        List<OrderId> orders = Stream.generate(SampleEvents::id).limit(60).toList();
        service.receive(orders.stream().map(SampleEvents::placed).toList());
        runUntilIdle();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        int calls = gateway.calls().size();
        service.advanceClock(Duration.ofSeconds(30));
        runUntilIdle();
        assertThat(gateway.calls()).hasSize(calls);

        gateway.unavailable(false);
        breaker.transitionToHalfOpenState();
        await().untilAsserted(() -> {
            service.advanceClock(Duration.ofSeconds(1));
            runUntilIdle();
            assertThat(orders)
                    .allSatisfy(each -> assertThat(service.published(each)).containsExactly("PaymentAuthorized"));
        });
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(gateway.booked()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void aCrashBetweenTheCallAndTheCommitLeadsToTheSameCallAgain() {
        service.outbox().failWith(_ -> {
            throw new QueryTimeoutException("the process ends here");
        });
        service.receive(placed(order));
        assertThatThrownBy(this::runUntilIdle).isInstanceOf(QueryTimeoutException.class);
        assertThat(gateway.booked()).hasSize(1);

        try (var next = service.anotherInstance()) {
            assertThat(next.get("gatewayWorker", ExternalTaskExecutor.class).runBatch())
                    .isFalse();
            assertThat(gateway.calls()).hasSize(1);
            clock.advance(PaymentServiceFixture.PROPERTIES.claim().plusMillis(1));
            await().untilAsserted(() -> {
                while (next.get("gatewayWorker", ExternalTaskExecutor.class).runBatch()) {}
                assertThat(next.published(order)).containsExactly("PaymentAuthorized");
            });
        }
        assertThat(gateway.booked()).hasSize(1);
        assertThat(gateway.calls()).containsExactly(order + ":authorization:1", order + ":authorization:1");
    }

    @Test
    void aResultThatCannotBeAppliedDelaysNoOther() {
        OrderId other = SampleEvents.id();
        service.outbox().failWith(event -> {
            if (event.orderId().equals(order)) {
                throw new IllegalArgumentException("this event cannot be published");
            }
        });
        service.receive(placed(order), placed(other));
        runUntilIdle();

        assertThat(service.published(other)).containsExactly("PaymentAuthorized");
        assertThat(service.published(order)).isEmpty();
        service.outbox().failWith(_ -> {});
        service.advanceClock(Duration.ofSeconds(11));
        runUntilIdle();
        assertThat(service.published(order)).containsExactly("PaymentAuthorized");
        assertThat(gateway.booked()).hasSize(2);
    }

    @Test
    void aCaptureOlderThanTheKeyRetentionIsQueriedBeforeItIsRepeated() {
        service.receive(placed(order));
        runUntilIdle();
        gateway.respond(ScriptedGateway.FAILS_AFTER_BOOKING);
        service.receive(dispatched(order));
        runUntilIdle();
        service.advanceClock(Duration.ofHours(24));
        runUntilIdle();

        assertThat(service.published(order)).containsExactly("PaymentAuthorized", "PaymentCaptured");
        assertThat(gateway.calls()).containsExactly(order + ":authorization:1", order + ":capture:1");
    }

    /** Runs batches until no call is running and every result is applied. */
    private void runUntilIdle() {
        await().until(() -> {
            runBatches();
            return service.get("gatewayWorker", ExternalTaskExecutor.class).isIdle();
        });
    }

    /** Runs batches without waiting for hanging calls. */
    private void runBatches() {
        ExternalTaskExecutor<?, ?> worker = service.get("gatewayWorker", ExternalTaskExecutor.class);
        while (worker.runBatch()) {}
    }

    private double callsInFlight() {
        return service.get(MeterRegistry.class)
                .get("waybill.gateway.in_flight")
                .tag("worker", "gateway-worker")
                .gauge()
                .value();
    }

    private void runUntil(PaymentStatus status) {
        await().untilAsserted(() -> {
            runBatches();
            assertThat(service.get(PaymentRepository.class)
                            .findById(order)
                            .orElseThrow()
                            .status())
                    .isEqualTo(status);
        });
    }

    private String declineCode() {
        assertThat(service.published(order)).containsExactly("PaymentDeclined");
        return service.outbox().published().stream()
                .map(RecordingOutbox.PublishedEvent::event)
                .filter(event -> event.orderId().equals(order))
                .map(PaymentDeclined.class::cast)
                .findFirst()
                .orElseThrow()
                .code()
                .value();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            boolean unused = latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
