package dev.waybill.payments.application;

import static dev.waybill.payments.SampleEvents.dispatched;
import static dev.waybill.payments.SampleEvents.placed;
import static dev.waybill.payments.SampleEvents.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPersonalDataErased;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.messaging.UuidV7;
import dev.waybill.payments.PaymentServiceFixture;
import dev.waybill.payments.SampleEvents;
import dev.waybill.testing.MutableClock;
import dev.waybill.testing.TextSearch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentMethodErasureTest {

    private static final String METHOD = "pm_of_zacharias";

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final PaymentServiceFixture service = new PaymentServiceFixture(gateway, new MutableClock());
    private final OrderId order = SampleEvents.id();
    private final ReturnId returnId = new ReturnId(UuidV7.next());

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void theMethodIsErasedFromThePaymentAndItsRefunds() {
        service.receive(placed(order, METHOD), dispatched(order));
        runUntilIdle("gatewayWorker");
        service.receive(returned(order, returnId, "9.90"));
        runUntilIdle("refundWorker");
        assertThat(tables()).containsExactly("payments", "refunds");
        List<String> published = service.published(order);

        service.receive(new OrderPersonalDataErased(order));
        service.receive(new OrderPersonalDataErased(order), placed(order, METHOD));

        assertThat(tables()).isEmpty();
        assertThat(service.published(order)).isEqualTo(published);
    }

    @Test
    void aRefundInProgressIsMadeAndThenItsMethodIsErased() {
        service.receive(placed(order, METHOD), dispatched(order));
        runUntilIdle("gatewayWorker");

        service.receive(returned(order, returnId, "9.90"), new OrderPersonalDataErased(order));
        assertThat(tables()).containsExactly("refunds");
        runUntilIdle("refundWorker");

        assertThat(tables()).isEmpty();
        assertThat(service.published(order)).contains("PaymentReturnRefunded");
    }

    @Test
    void unitsOfAnErasedOrderCanStillBeReturned() {
        service.receive(placed(order, METHOD), dispatched(order));
        runUntilIdle("gatewayWorker");
        service.receive(new OrderPersonalDataErased(order));

        service.receive(returned(order, returnId, "19.80"));
        runUntilIdle("refundWorker");

        assertThat(service.published(order)).contains("PaymentReturnRefunded");
    }

    private List<String> tables() {
        return TextSearch.tables(service.database().asOwner(), METHOD);
    }

    private void runUntilIdle(String worker) {
        ExternalTaskExecutor<?, ?> executor = service.get(worker, ExternalTaskExecutor.class);
        await().until(() -> {
            while (executor.runBatch()) {}
            return executor.isIdle();
        });
    }
}
