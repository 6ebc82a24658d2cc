package dev.waybill.payments.messaging;

import dev.waybill.events.Money;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.domain.Terms;

/** What an event asks of a payment. */
sealed interface PaymentInput {

    /** Hold the money. */
    record Place(Terms terms) implements PaymentInput {}

    /** Take it. */
    record Dispatch() implements PaymentInput {}

    /** Give back what is held or taken. */
    record Cancel() implements PaymentInput {}

    /** Give back the price of returned units. */
    record GiveBack(ReturnId returnId, Money money) implements PaymentInput {}
}
