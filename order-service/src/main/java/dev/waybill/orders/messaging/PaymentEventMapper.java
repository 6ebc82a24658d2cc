package dev.waybill.orders.messaging;

import dev.waybill.events.PaymentAuthorized;
import dev.waybill.events.PaymentCaptureFailed;
import dev.waybill.events.PaymentCaptured;
import dev.waybill.events.PaymentDeclined;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.PaymentRefunded;
import dev.waybill.events.PaymentReturnRefundFailed;
import dev.waybill.events.PaymentReturnRefunded;
import dev.waybill.events.PaymentReturnSettledManually;
import dev.waybill.events.PaymentSettledManually;
import dev.waybill.events.PaymentVoided;
import dev.waybill.events.SettlementKind;
import dev.waybill.messaging.EventMapper;
import dev.waybill.orders.domain.OrderTrigger;
import dev.waybill.orders.domain.ReturnTrigger;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Maps the events of payment-service to their meaning for orders and returns; all of them appear in the timeline. */
@Component
final class PaymentEventMapper implements EventMapper<PaymentEvent, SagaInput> {

    @Override
    public Class<PaymentEvent> eventType() {
        return PaymentEvent.class;
    }

    @Override
    public Optional<SagaInput> map(PaymentEvent event) {
        return Optional.of(
                switch (event) {
                    case PaymentAuthorized authorized ->
                        SagaInput.forOrder(OrderTrigger.PAYMENT_AUTHORIZED, authorized.money() + " are authorised.");
                    case PaymentDeclined declined ->
                        SagaInput.forOrder(
                                OrderTrigger.PAYMENT_DECLINED, "The payment was declined: " + declined.code() + ".");
                    case PaymentCaptured captured ->
                        SagaInput.forOrder(OrderTrigger.PAYMENT_CAPTURED, captured.money() + " were captured.");
                    case PaymentCaptureFailed failed ->
                        SagaInput.forOrder(
                                OrderTrigger.PAYMENT_CAPTURE_FAILED,
                                failed.money() + " could not be captured: " + failed.code() + ".");
                    case PaymentVoided voided ->
                        SagaInput.forOrder(
                                OrderTrigger.PAYMENT_VOIDED, "The authorisation of " + voided.money() + " was voided.");
                    case PaymentRefunded refunded ->
                        SagaInput.forOrder(OrderTrigger.PAYMENT_REFUNDED, refunded.money() + " were refunded.");
                    case PaymentReturnRefunded refunded ->
                        new SagaInput.ForReturn(
                                refunded.returnId(),
                                new ReturnTrigger.Refunded(),
                                refunded.money() + " were refunded for returned items.");
                    case PaymentReturnRefundFailed failed ->
                        new SagaInput.ForReturn(
                                failed.returnId(),
                                new ReturnTrigger.RefundFailed(failed.code()),
                                failed.money() + " could not be refunded: " + failed.code() + ".");
                    case PaymentSettledManually settled ->
                        SagaInput.forOrder(
                                OrderTrigger.PAYMENT_SETTLED_MANUALLY,
                                "The payment of %s was closed by hand: %s."
                                        .formatted(settled.money(), describe(settled.kind())));
                    case PaymentReturnSettledManually settled ->
                        new SagaInput.ForReturn(
                                settled.returnId(),
                                new ReturnTrigger.Refunded(),
                                "The refund of %s was closed by hand.".formatted(settled.money()));
                });
    }

    private static String describe(SettlementKind kind) {
        return switch (kind) {
            case PAID_ELSEWHERE -> "it was paid elsewhere";
            case WRITTEN_OFF -> "it was written off";
            case UNKNOWN -> "it was paid in a way that this version does not know";
        };
    }
}
