package dev.waybill.payments.gateway;

import static dev.waybill.payments.Orders.cancelled;
import static dev.waybill.payments.Orders.dispatched;
import static dev.waybill.payments.Orders.placed;
import static dev.waybill.payments.Orders.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.messaging.UuidV7;
import dev.waybill.payments.ManualClock;
import dev.waybill.payments.Orders;
import dev.waybill.payments.Participant;
import dev.waybill.payments.application.RefundRetries;
import dev.waybill.payments.domain.Operation;
import dev.waybill.payments.domain.Payments;
import dev.waybill.payments.domain.RefundState;
import dev.waybill.payments.domain.Refunds;
import dev.waybill.payments.domain.Snapshot;
import dev.waybill.payments.domain.State;
import dev.waybill.testing.Database;
import dev.waybill.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class RefundWorkerTest {

    private final Database database = TestPostgres.shared().createDatabase("payments");
    private final ManualClock clock = new ManualClock();
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Participant service = new Participant(database, gateway, clock);
    private final OrderId order = Orders.id();
    private final ReturnId one = new ReturnId(UuidV7.next());
    private final ReturnId other = new ReturnId(UuidV7.next());

    @BeforeEach
    void capture() {
        service.hear(placed(order), dispatched(order));
        work("gatewayWorker");
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void returnedUnitsArePaidBackAndThePaymentIsRefundedWithTheLast() {
        service.hear(returned(order, one, "9.90"));
        work();
        assertThat(payment().state()).isEqualTo(State.RETURNING);
        assertThat(payment().balance().refunded()).isEqualByComparingTo("9.90");
        service.hear(returned(order, other, "9.90"));
        work();

        assertThat(payment().state()).isEqualTo(State.REFUNDED);
        assertThat(payment().balance().refunded()).isEqualByComparingTo("19.80");
        assertThat(toldOfReturns()).containsExactly("PaymentReturnRefunded", "PaymentReturnRefunded");
        assertThat(service.outbox().told().getLast().sequence()).isEqualTo(4);
        assertThat(service.outbox().told().getLast().cause())
                .isEqualTo(Participant.causeOf(returned(order, other, "9.90")));
        assertThat(gateway.booked()).endsWith(key(one, 1), key(other, 1));
    }

    @Test
    void severalReturnsInOneBatchArePaidBackTogether() {
        service.hear(returned(order, one, "9.90"), returned(order, one, "9.90"), returned(order, other, "9.90"));
        work();

        assertThat(payment().state()).isEqualTo(State.REFUNDED);
        assertThat(gateway.asked()).hasSize(4);
    }

    @Test
    void aReturnHeardAgainIsPaidBackOnce() {
        service.hear(returned(order, one, "9.90"));
        service.hear(returned(order, one, "9.90"));
        work();
        service.hear(returned(order, one, "9.90"));
        work();

        assertThat(toldOfReturns()).containsExactly("PaymentReturnRefunded");
        assertThat(payment().balance().refunded()).isEqualByComparingTo("9.90");
    }

    @Test
    void moreThanWasCapturedIsNotPaidBackAndTheGatewayNotAsked() {
        service.hear(returned(order, one, "9.90"), returned(order, other, "9.91"));
        work();

        assertThat(toldOfReturns()).containsExactly("PaymentReturnRefundFailed", "PaymentReturnRefunded");
        assertThat(state(other)).isEqualTo(RefundState.REJECTED);
        assertThat(gateway.asked()).doesNotContain(key(other, 1));
    }

    @Test
    void anAnswerLostOnItsWayBackIsAskedForAgainAndBookedOnce() {
        gateway.behave(ScriptedGateway.BREAKS_AFTER);
        service.hear(returned(order, one, "9.90"));
        work();
        assertThat(toldOfReturns()).isEmpty();
        gateway.behave(ScriptedGateway.WELL);
        service.passes(Duration.ofSeconds(1));
        work();

        assertThat(toldOfReturns()).containsExactly("PaymentReturnRefunded");
        assertThat(gateway.booked()).filteredOn(key(one, 1)::equals).hasSize(1);
        assertThat(gateway.asked()).endsWith(key(one, 1), key(one, 1));
    }

    @Test
    void aRefusedRefundIsToldAndTriedAgainOnRequest() {
        gateway.behave(ScriptedGateway.refuses(Operation.REFUND, "processing_error"));
        service.hear(returned(order, one, "9.90"));
        work();
        assertThat(state(one)).isEqualTo(RefundState.FAILED);
        assertThat(payment().balance().refunded()).isZero();

        assertThat(retry(one)).isTrue();
        assertThat(retry(one)).isFalse();
        work();

        assertThat(toldOfReturns()).containsExactly("PaymentReturnRefundFailed", "PaymentReturnRefunded");
        assertThat(gateway.booked()).endsWith(key(one, 2));
        assertThat(retry(one)).isFalse();
        assertThat(retry(other)).isFalse();
    }

    @Test
    void aCrashBetweenTheCallAndTheCommitLeadsToTheSameCallAgain() {
        service.hear(returned(order, one, "9.90"));
        service.outbox().troubleWith(_ -> {
            throw new QueryTimeoutException("the process ends here");
        });
        assertThatThrownBy(this::work).isInstanceOf(QueryTimeoutException.class);
        assertThat(payment().balance().refunded()).isZero();

        try (var next = new Participant(database, gateway, clock)) {
            clock.advance(Participant.PROPERTIES.claim().plusMillis(1));
            while (next.get("refundWorker", ExternalTaskExecutor.class).runBatch()) {}
            await().untilAsserted(() -> {
                next.get("refundWorker", ExternalTaskExecutor.class).runBatch();
                assertThat(next.told(order)).containsExactly("PaymentReturnRefunded");
            });
        }
        assertThat(gateway.booked()).filteredOn(key(one, 1)::equals).hasSize(1);
        assertThat(payment().balance().refunded()).isEqualByComparingTo("9.90");
    }

    @Test
    void aCancellationThatCannotBeTrueGivesNothingBackTwice() {
        service.hear(returned(order, one, "9.90"));
        work();
        service.hear(cancelled(order));
        work();
        work("gatewayWorker");

        assertThat(payment().balance().refunded()).isEqualByComparingTo("9.90");
        assertThat(service.told(order)).doesNotContain("PaymentRefunded");
    }

    private void work() {
        work("refundWorker");
    }

    /** Works until nothing is under way. */
    private void work(String name) {
        ExternalTaskExecutor<?, ?> worker = service.get(name, ExternalTaskExecutor.class);
        await().until(() -> {
            while (worker.runBatch()) {}
            return worker.isIdle();
        });
    }

    private boolean retry(ReturnId id) {
        return service.get(RefundRetries.class).retry(order, id);
    }

    private Snapshot payment() {
        return service.get(Payments.class).find(order).orElseThrow().snapshot();
    }

    private RefundState state(ReturnId id) {
        return service.get(Refunds.class).find(List.of(id)).values().stream()
                .findFirst()
                .orElseThrow()
                .progress()
                .state();
    }

    private List<String> toldOfReturns() {
        return service.told(order).stream()
                .filter(type -> type.startsWith("PaymentReturn"))
                .toList();
    }

    private String key(ReturnId id, int attempt) {
        return order + ":refund:" + id + ":" + attempt;
    }
}
