package dev.waybill.payments.domain;

import dev.waybill.events.Money;
import dev.waybill.events.PaymentMethod;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/** The price and the payment method. */
@Embeddable
public record PaymentTerms(
        @Embedded Money price,
        @Column(name = "payment_method") PaymentMethod method) {

    PaymentTerms erased() {
        return new PaymentTerms(price, PaymentMethod.ERASED);
    }
}
