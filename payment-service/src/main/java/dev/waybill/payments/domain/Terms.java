package dev.waybill.payments.domain;

import dev.waybill.events.Money;
import dev.waybill.events.PaymentMethod;

/** What is to be paid, and with what. */
public record Terms(Money price, PaymentMethod method) {}
