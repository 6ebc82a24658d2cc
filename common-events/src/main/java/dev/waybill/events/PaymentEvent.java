package dev.waybill.events;

/** What payment-service tells. */
@EventTopic("payments")
public sealed interface PaymentEvent extends Event
        permits PaymentAuthorized,
                PaymentDeclined,
                PaymentCaptured,
                PaymentCaptureFailed,
                PaymentVoided,
                PaymentRefunded,
                PaymentReturnRefunded,
                PaymentReturnRefundFailed {}
