package dev.waybill.orders.messaging;

import dev.waybill.events.PaymentAuthorized;
import dev.waybill.events.PaymentCaptureFailed;
import dev.waybill.events.PaymentCaptured;
import dev.waybill.events.PaymentDeclined;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.PaymentRefunded;
import dev.waybill.events.PaymentReturnRefundFailed;
import dev.waybill.events.PaymentReturnRefunded;
import dev.waybill.events.PaymentVoided;
import dev.waybill.messaging.EventMapper;
import dev.waybill.orders.domain.ReturnSignal;
import dev.waybill.orders.domain.Signal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What payment-service tells. All of it stands on the timeline. */
@Component
final class PaymentEvents implements EventMapper<PaymentEvent, Told> {

    @Override
    public Class<PaymentEvent> eventType() {
        return PaymentEvent.class;
    }

    @Override
    public Optional<Told> map(PaymentEvent event) {
        return Optional.of(
                switch (event) {
                    case PaymentAuthorized authorized ->
                        Told.of(Signal.PAYMENT_AUTHORIZED, authorized.money() + " are authorised.");
                    case PaymentDeclined declined ->
                        Told.of(Signal.PAYMENT_DECLINED, "The payment was declined: " + declined.code() + ".");
                    case PaymentCaptured captured ->
                        Told.of(Signal.PAYMENT_CAPTURED, captured.money() + " were captured.");
                    case PaymentCaptureFailed failed ->
                        Told.of(
                                Signal.PAYMENT_CAPTURE_FAILED,
                                failed.money() + " could not be captured: " + failed.code() + ".");
                    case PaymentVoided voided ->
                        Told.of(Signal.PAYMENT_VOIDED, "The authorisation of " + voided.money() + " was given back.");
                    case PaymentRefunded refunded ->
                        Told.of(Signal.PAYMENT_REFUNDED, refunded.money() + " were refunded.");
                    case PaymentReturnRefunded refunded ->
                        new Told.OfReturn(
                                refunded.returnId(),
                                new ReturnSignal.Refunded(),
                                refunded.money() + " were refunded for returned items.");
                    case PaymentReturnRefundFailed failed ->
                        new Told.OfReturn(
                                failed.returnId(),
                                new ReturnSignal.RefundFailed(failed.code()),
                                failed.money() + " could not be refunded: " + failed.code() + ".");
                });
    }
}
