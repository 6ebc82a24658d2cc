package dev.waybill.events;

/** The events that payment-service publishes. */
@EventTopic("payments")
public sealed interface PaymentEvent extends Event
        permits PaymentAuthorized,
                PaymentDeclined,
                PaymentCaptured,
                PaymentCaptureFailed,
                PaymentVoided,
                PaymentRefunded,
                PaymentReturnRefunded,
                PaymentReturnRefundFailed,
                PaymentSettledManually,
                PaymentReturnSettledManually {}
