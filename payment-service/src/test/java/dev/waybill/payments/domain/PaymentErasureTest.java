package dev.waybill.payments.domain;

import static dev.waybill.payments.domain.SamplePayments.NOW;
import static dev.waybill.payments.domain.SamplePayments.PLACED;
import static dev.waybill.payments.domain.SamplePayments.REFERENCE;
import static dev.waybill.payments.domain.SamplePayments.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.PaymentMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentErasureTest {

    @ParameterizedTest
    @EnumSource
    void theMethodIsErasedAsSoonAsTheGatewayDoesNotNeedIt(PaymentStatus status) {
        Payment payment = SamplePayments.in(status, status.operation().isPresent());

        payment.personalDataErased();

        assertThat(payment.status()).isEqualTo(status == PaymentStatus.UNKNOWN ? PaymentStatus.CLOSED : status);
        payment.terms()
                .map(PaymentTerms::method)
                .ifPresent(method -> assertThat(method)
                        .isEqualTo(status.operation().isPresent() ? TERMS.method() : PaymentMethod.ERASED));
        while (payment.status().operation().isPresent()) {
            SamplePayments.claim(payment);
            GatewayRequest request = payment.claimedRequest().orElseThrow().request();
            payment.applyResult(new GatewayResult(request, new GatewayOutcome.Accepted(REFERENCE)), NOW);
        }
        assertThat(payment.terms().map(PaymentTerms::method).filter(TERMS.method()::equals))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "CLOSED"})
    void anOrderThatComesLateBringsNoMethod(PaymentStatus status) {
        Payment payment = SamplePayments.in(status, false);
        payment.personalDataErased();

        assertThat(payment.authorize(TERMS, PLACED, NOW)).isPresent();

        assertThat(payment.status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(payment.terms()).contains(TERMS.erased());
    }
}
