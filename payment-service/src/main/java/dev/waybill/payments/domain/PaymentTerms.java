package dev.waybill.payments.domain;

import dev.waybill.events.Money;
import dev.waybill.events.PaymentMethod;

/** The price and the payment method. */
public record PaymentTerms(Money price, PaymentMethod method) {}
