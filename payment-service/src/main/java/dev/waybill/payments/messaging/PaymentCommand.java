package dev.waybill.payments.messaging;

import dev.waybill.events.Money;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.domain.PaymentTerms;

/** What an event requires of a payment. */
sealed interface PaymentCommand {

    /** Authorise the price. */
    record Authorize(PaymentTerms terms) implements PaymentCommand {}

    /** Capture it. */
    record Capture() implements PaymentCommand {}

    /** Void or refund the whole payment. */
    record Cancel() implements PaymentCommand {}

    /** Erase the payment method. */
    record Erase() implements PaymentCommand {}

    /** Refund the price of returned units. */
    record Refund(ReturnId returnId, Money money) implements PaymentCommand {}
}
