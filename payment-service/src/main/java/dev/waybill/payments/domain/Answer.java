package dev.waybill.payments.domain;

import dev.waybill.events.PaymentEvent;
import dev.waybill.messaging.Causation;

/** Something to tell, and the event that asked for it. */
public record Answer<E extends PaymentEvent>(E event, Causation cause) {}
