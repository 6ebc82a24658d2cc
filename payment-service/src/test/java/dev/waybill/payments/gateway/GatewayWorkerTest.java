package dev.waybill.payments.gateway;

import static dev.waybill.payments.Orders.cancelled;
import static dev.waybill.payments.Orders.dispatched;
import static dev.waybill.payments.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentDeclined;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.payments.ManualClock;
import dev.waybill.payments.Orders;
import dev.waybill.payments.Participant;
import dev.waybill.payments.RecordingOutbox;
import dev.waybill.payments.application.CaptureRetries;
import dev.waybill.payments.domain.Operation;
import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Payments;
import dev.waybill.payments.domain.State;
import dev.waybill.testing.Database;
import dev.waybill.testing.TestPostgres;
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

class GatewayWorkerTest {

    private final Database database = TestPostgres.shared().createDatabase("payments");
    private final ManualClock clock = new ManualClock();
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Participant service = new Participant(database, gateway, clock);
    private final OrderId order = Orders.id();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void anOrderThatIsPlacedIsAuthorizedAndOneThatIsDispatchedIsCaptured() {
        service.hear(placed(order));
        work();
        service.hear(dispatched(order));
        work();

        assertThat(service.told(order)).containsExactly("PaymentAuthorized", "PaymentCaptured");
        assertThat(gateway.booked()).containsExactly(order + ":authorization:1", order + ":capture:1");
        assertThat(service.outbox().told())
                .extracting(RecordingOutbox.Told::cause)
                .containsExactly(Participant.causeOf(placed(order)), Participant.causeOf(dispatched(order)));
        assertThat(service.outbox().told())
                .extracting(RecordingOutbox.Told::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void aDeclineIsToldWithTheGatewaysCode() {
        gateway.behave(ScriptedGateway.refuses(Operation.AUTHORIZATION, "card_declined"));
        service.hear(placed(order));
        work();

        assertThat(declineCode()).isEqualTo("card_declined");
    }

    @Test
    void anAnswerLostOnItsWayBackIsAskedForAgainAndBookedOnce() {
        gateway.behave(ScriptedGateway.BREAKS_AFTER);
        service.hear(placed(order));
        work();
        assertThat(service.told(order)).isEmpty();
        gateway.behave(ScriptedGateway.WELL);
        service.passes(Duration.ofSeconds(1));
        work();

        assertThat(service.told(order)).containsExactly("PaymentAuthorized");
        assertThat(gateway.booked()).hasSize(1);
        assertThat(gateway.asked()).containsExactly(order + ":authorization:1", order + ":authorization:1");
    }

    @Test
    void anOrderThatIsCancelledBeforeAnythingWasAskedCostsNoCall() {
        service.hear(placed(order), cancelled(order));
        work();

        assertThat(declineCode()).isEqualTo("order_closed");
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void anOrderThatIsCancelledWhileTheCallIsUnderWayIsAuthorizedAndVoided() {
        var answer = new CountDownLatch(1);
        gateway.behave((request, book) -> {
            Outcome.Definite outcome = book.apply(request);
            awaitQuietly(answer);
            return outcome;
        });
        service.hear(placed(order));
        step();
        service.hear(cancelled(order));
        assertThat(service.told(order)).isEmpty();
        gateway.behave(ScriptedGateway.WELL);
        answer.countDown();
        workUntil(State.VOIDED);

        assertThat(service.told(order)).containsExactly("PaymentAuthorized", "PaymentVoided");
        assertThat(gateway.booked()).containsExactly(order + ":authorization:1", order + ":void:1");
    }

    @Test
    void aCancelledOrderWhoseAuthorizationNeverHappenedIsDeclinedAndStaysSo() {
        gateway.behave(ScriptedGateway.BREAKS_BEFORE);
        service.hear(placed(order));
        work();
        service.hear(cancelled(order));
        gateway.behave(ScriptedGateway.WELL);
        service.passes(Duration.ofSeconds(1));
        work();

        assertThat(declineCode()).isEqualTo("order_closed");
        assertThat(gateway.booked()).isEmpty();
        assertThat(gateway.asked()).hasSize(1);
    }

    @Test
    void aCapturedPaymentIsRefundedWhenItsOrderIsCancelled() {
        service.hear(placed(order));
        work();
        service.hear(dispatched(order), cancelled(order));
        work();

        assertThat(service.told(order)).containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentRefunded");
    }

    @Test
    void aFailedCaptureIsTriedAgainWithANewKeyOnceSomeoneAsks() {
        gateway.behave(ScriptedGateway.refuses(Operation.CAPTURE, "processing_error"));
        service.hear(placed(order));
        work();
        service.hear(dispatched(order));
        work();
        assertThat(service.told(order)).containsExactly("PaymentAuthorized", "PaymentCaptureFailed");
        assertThat(service.get(CaptureRetries.class).retry(order)).isTrue();
        assertThat(service.get(CaptureRetries.class).retry(order)).isFalse();
        work();

        assertThat(service.told(order)).containsExactly("PaymentAuthorized", "PaymentCaptureFailed", "PaymentCaptured");
        assertThat(gateway.booked()).contains(order + ":capture:2");
    }

    @Test
    void aRefusedVoidIsTriedUntilItSucceeds() {
        gateway.behave(ScriptedGateway.refuses(Operation.VOID, "processing_error"));
        service.hear(placed(order));
        work();
        service.hear(cancelled(order));
        work();
        service.passes(Duration.ofSeconds(1));
        work();

        assertThat(service.told(order)).containsExactly("PaymentAuthorized", "PaymentVoided");
        assertThat(gateway.booked()).contains(order + ":void:2");
    }

    @Test
    void anAuthorizationThatStaysUnknownIsDeclinedAndCannotHappenLater() {
        gateway.behave(ScriptedGateway.BREAKS_BEFORE);
        service.hear(placed(order));
        work();
        gateway.behave(ScriptedGateway.WELL);
        service.passes(Duration.ofMinutes(3));
        work();

        assertThat(declineCode()).isEqualTo("gateway_unavailable");
        assertThat(gateway.asked()).hasSize(1);
        assertThat(gateway.booked()).isEmpty();
    }

    @Test
    void anAuthorizationThatTurnsOutToHaveHappenedIsToldHoweverLate() {
        gateway.behave(ScriptedGateway.BREAKS_AFTER);
        service.hear(placed(order));
        work();
        service.passes(Duration.ofMinutes(3));
        work();

        assertThat(service.told(order)).containsExactly("PaymentAuthorized");
        assertThat(gateway.booked()).hasSize(1);
    }

    @Test
    void aCallThatHangsIsGivenUpAndHoldsUpNobody() {
        var never = new CountDownLatch(1);
        gateway.behave(ScriptedGateway.only(order, (request, book) -> {
            awaitQuietly(never);
            return book.apply(request);
        }));
        OrderId other = Orders.id();
        service.hear(placed(order), placed(other));
        await().untilAsserted(() -> {
            step();
            assertThat(service.told(other)).containsExactly("PaymentAuthorized");
        });
        assertThat(callsUnderWay()).isEqualTo(1);
        gateway.behave(ScriptedGateway.WELL);
        await().untilAsserted(() -> {
            service.passes(Duration.ofMillis(600));
            step();
            assertThat(service.told(order)).containsExactly("PaymentAuthorized");
        });

        assertThat(gateway.booked())
                .filteredOn(key -> key.startsWith(order.toString()))
                .hasSize(1);
    }

    @Test
    void anOutageOpensTheCircuitAndNothingIsLost() {
        CircuitBreaker breaker = service.get(CircuitBreaker.class);
        gateway.away(true);
        List<OrderId> orders = Stream.generate(Orders::id).limit(60).toList();
        service.hear(orders.stream().map(Orders::placed).toList());
        work();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        int calls = gateway.asked().size();
        service.passes(Duration.ofSeconds(30));
        work();
        assertThat(gateway.asked()).hasSize(calls);

        gateway.away(false);
        breaker.transitionToHalfOpenState();
        await().untilAsserted(() -> {
            service.passes(Duration.ofSeconds(1));
            work();
            assertThat(orders).allSatisfy(each -> assertThat(service.told(each)).containsExactly("PaymentAuthorized"));
        });
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(gateway.booked()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void aCrashBetweenTheCallAndTheCommitLeadsToTheSameCallAgain() {
        service.outbox().troubleWith(_ -> {
            throw new QueryTimeoutException("the process ends here");
        });
        service.hear(placed(order));
        assertThatThrownBy(this::work).isInstanceOf(QueryTimeoutException.class);
        assertThat(gateway.booked()).hasSize(1);

        try (var next = new Participant(database, gateway, clock)) {
            assertThat(next.get("gatewayWorker", ExternalTaskExecutor.class).runBatch())
                    .isFalse();
            assertThat(gateway.asked()).hasSize(1);
            clock.advance(Participant.PROPERTIES.claim().plusMillis(1));
            while (next.get("gatewayWorker", ExternalTaskExecutor.class).runBatch()) {}

            assertThat(next.told(order)).containsExactly("PaymentAuthorized");
        }
        assertThat(gateway.booked()).hasSize(1);
        assertThat(gateway.asked()).containsExactly(order + ":authorization:1", order + ":authorization:1");
    }

    @Test
    void anOutcomeThatCannotBeSettledHoldsUpNoOther() {
        OrderId other = Orders.id();
        service.outbox().troubleWith(event -> {
            if (event.orderId().equals(order)) {
                throw new IllegalArgumentException("this one cannot be told");
            }
        });
        service.hear(placed(order), placed(other));
        work();

        assertThat(service.told(other)).containsExactly("PaymentAuthorized");
        assertThat(service.told(order)).isEmpty();
        service.outbox().troubleWith(_ -> {});
        service.passes(Duration.ofSeconds(11));
        work();
        assertThat(service.told(order)).containsExactly("PaymentAuthorized");
        assertThat(gateway.booked()).hasSize(2);
    }

    @Test
    void aCaptureOlderThanTheGatewaysMemoryIsLookedUpBeforeItIsAskedForAgain() {
        service.hear(placed(order));
        work();
        gateway.behave(ScriptedGateway.BREAKS_AFTER);
        service.hear(dispatched(order));
        work();
        service.passes(Duration.ofHours(24));
        work();

        assertThat(service.told(order)).containsExactly("PaymentAuthorized", "PaymentCaptured");
        assertThat(gateway.asked()).containsExactly(order + ":authorization:1", order + ":capture:1");
    }

    /** Works until nothing is under way. */
    private void work() {
        await().until(() -> {
            step();
            return service.get("gatewayWorker", ExternalTaskExecutor.class).isIdle();
        });
    }

    /** Works without waiting for calls that take long. */
    private void step() {
        ExternalTaskExecutor<?, ?> worker = service.get("gatewayWorker", ExternalTaskExecutor.class);
        while (worker.runBatch()) {}
    }

    private double callsUnderWay() {
        return service.get(MeterRegistry.class)
                .get("waybill.gateway.in_flight")
                .tag("worker", "gateway-worker")
                .gauge()
                .value();
    }

    private void workUntil(State state) {
        await().untilAsserted(() -> {
            step();
            assertThat(service.get(Payments.class).find(order).orElseThrow().state())
                    .isEqualTo(state);
        });
    }

    private String declineCode() {
        assertThat(service.told(order)).containsExactly("PaymentDeclined");
        return service.outbox().told().stream()
                .map(RecordingOutbox.Told::event)
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
