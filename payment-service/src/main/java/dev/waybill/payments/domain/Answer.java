package dev.waybill.payments.domain;

import dev.waybill.events.PaymentEvent;
import dev.waybill.messaging.Cause;

/** Something to tell, and the event that asked for it. */
public record Answer<E extends PaymentEvent>(E event, Cause cause) {}
