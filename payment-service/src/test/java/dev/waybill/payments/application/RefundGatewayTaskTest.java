package dev.waybill.payments.application;

import static dev.waybill.payments.SampleEvents.cancelled;
import static dev.waybill.payments.SampleEvents.dispatched;
import static dev.waybill.payments.SampleEvents.placed;
import static dev.waybill.payments.SampleEvents.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.messaging.UuidV7;
import dev.waybill.payments.PaymentServiceFixture;
import dev.waybill.payments.SampleEvents;
import dev.waybill.payments.domain.GatewayOperation;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.PaymentStatus;
import dev.waybill.payments.domain.RefundStatus;
import dev.waybill.payments.persistence.PaymentRepository;
import dev.waybill.payments.persistence.RefundRepository;
import dev.waybill.testing.MutableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class RefundGatewayTaskTest {

    private final MutableClock clock = new MutableClock();
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final PaymentServiceFixture service = new PaymentServiceFixture(gateway, clock);
    private final OrderId order = SampleEvents.id();
    private final ReturnId first = new ReturnId(UuidV7.next());
    private final ReturnId second = new ReturnId(UuidV7.next());

    @BeforeEach
    void capture() {
        service.receive(placed(order), dispatched(order));
        runUntilIdle("gatewayWorker");
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void returnedUnitsAreRefundedAndThePaymentIsRefundedWithTheLastOfThem() {
        service.receive(returned(order, first, "9.90"));
        runUntilIdle();
        assertThat(payment().status()).isEqualTo(PaymentStatus.RETURNING);
        assertThat(payment().balance().refunded()).isEqualByComparingTo("9.90");
        service.receive(returned(order, second, "9.90"));
        runUntilIdle();

        assertThat(payment().status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(payment().balance().refunded()).isEqualByComparingTo("19.80");
        assertThat(returnEvents()).containsExactly("PaymentReturnRefunded", "PaymentReturnRefunded");
        assertThat(service.outbox().published().getLast().sequence()).isEqualTo(4);
        assertThat(service.outbox().published().getLast().cause())
                .isEqualTo(PaymentServiceFixture.causeOf(returned(order, second, "9.90")));
        assertThat(gateway.booked()).endsWith(key(first, 1), key(second, 1));
    }

    @Test
    void severalReturnsInOneBatchAreRefundedTogether() {
        service.receive(
                returned(order, first, "9.90"), returned(order, first, "9.90"), returned(order, second, "9.90"));
        runUntilIdle();

        assertThat(payment().status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(gateway.calls()).hasSize(4);
    }

    @Test
    void aReturnThatIsReceivedAgainIsRefundedOnce() {
        service.receive(returned(order, first, "9.90"));
        service.receive(returned(order, first, "9.90"));
        runUntilIdle();
        service.receive(returned(order, first, "9.90"));
        runUntilIdle();

        assertThat(returnEvents()).containsExactly("PaymentReturnRefunded");
        assertThat(payment().balance().refunded()).isEqualByComparingTo("9.90");
    }

    @Test
    void moreThanWasCapturedIsRejectedWithoutACall() {
        service.receive(returned(order, first, "9.90"), returned(order, second, "9.91"));
        runUntilIdle();

        assertThat(returnEvents()).containsExactly("PaymentReturnRefundFailed", "PaymentReturnRefunded");
        assertThat(status(second)).isEqualTo(RefundStatus.REJECTED);
        assertThat(gateway.calls()).doesNotContain(key(second, 1));
    }

    @Test
    void aCallWhoseResponseIsLostIsRepeatedAndBookedOnce() {
        gateway.respond(ScriptedGateway.FAILS_AFTER_BOOKING);
        service.receive(returned(order, first, "9.90"));
        runUntilIdle();
        assertThat(returnEvents()).isEmpty();
        gateway.respond(ScriptedGateway.BOOKS);
        service.advanceClock(Duration.ofSeconds(1));
        runUntilIdle();

        assertThat(returnEvents()).containsExactly("PaymentReturnRefunded");
        assertThat(gateway.booked()).filteredOn(key(first, 1)::equals).hasSize(1);
        assertThat(gateway.calls()).endsWith(key(first, 1), key(first, 1));
    }

    @Test
    void aRefusedRefundIsPublishedAndRetriedOnRequest() {
        gateway.respond(ScriptedGateway.refuses(GatewayOperation.REFUND, "processing_error"));
        service.receive(returned(order, first, "9.90"));
        runUntilIdle();
        assertThat(status(first)).isEqualTo(RefundStatus.FAILED);
        assertThat(payment().balance().refunded()).isZero();

        assertThat(retry(first)).isTrue();
        assertThat(retry(first)).isFalse();
        runUntilIdle();

        assertThat(returnEvents()).containsExactly("PaymentReturnRefundFailed", "PaymentReturnRefunded");
        assertThat(gateway.booked()).endsWith(key(first, 2));
        assertThat(retry(first)).isFalse();
        assertThat(retry(second)).isFalse();
    }

    @Test
    void aCrashBetweenTheCallAndTheCommitLeadsToTheSameCallAgain() {
        service.receive(returned(order, first, "9.90"));
        service.outbox().failWith(_ -> {
            throw new QueryTimeoutException("the process ends here");
        });
        assertThatThrownBy(this::runUntilIdle).isInstanceOf(QueryTimeoutException.class);
        assertThat(payment().balance().refunded()).isZero();

        try (var next = service.anotherInstance()) {
            clock.advance(PaymentServiceFixture.PROPERTIES.claim().plusMillis(1));
            while (next.get("refundWorker", ExternalTaskExecutor.class).runBatch()) {}
            await().untilAsserted(() -> {
                next.get("refundWorker", ExternalTaskExecutor.class).runBatch();
                assertThat(next.published(order)).containsExactly("PaymentReturnRefunded");
            });
        }
        assertThat(gateway.booked()).filteredOn(key(first, 1)::equals).hasSize(1);
        assertThat(payment().balance().refunded()).isEqualByComparingTo("9.90");
    }

    @Test
    void aCancellationAfterACompletedReturnRefundsNothingTwice() {
        service.receive(returned(order, first, "9.90"));
        runUntilIdle();
        service.receive(cancelled(order));
        runUntilIdle();
        runUntilIdle("gatewayWorker");

        assertThat(payment().balance().refunded()).isEqualByComparingTo("9.90");
        assertThat(service.published(order)).doesNotContain("PaymentRefunded");
    }

    private void runUntilIdle() {
        runUntilIdle("refundWorker");
    }

    /** Runs batches until no call is running and every result is applied. */
    private void runUntilIdle(String name) {
        ExternalTaskExecutor<?, ?> worker = service.get(name, ExternalTaskExecutor.class);
        await().until(() -> {
            while (worker.runBatch()) {}
            return worker.isIdle();
        });
    }

    private boolean retry(ReturnId id) {
        return service.get(GatewayRetryService.class).retryRefund(order, id);
    }

    private Payment payment() {
        return service.get(PaymentRepository.class).findById(order).orElseThrow();
    }

    private RefundStatus status(ReturnId id) {
        return service.get(RefundRepository.class).findById(id).orElseThrow().status();
    }

    private List<String> returnEvents() {
        return service.published(order).stream()
                .filter(type -> type.startsWith("PaymentReturn"))
                .toList();
    }

    private String key(ReturnId id, int attempt) {
        return order + ":refund:" + id + ":" + attempt;
    }
}
