package dev.waybill.payments.domain;

import dev.waybill.events.PaymentEvent;
import dev.waybill.messaging.Causation;

/** An event to publish, and the event that caused it. */
public record EventWithCause(PaymentEvent event, Causation cause) {}
