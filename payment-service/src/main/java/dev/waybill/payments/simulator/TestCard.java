package dev.waybill.payments.simulator;

import dev.waybill.events.PaymentMethod;
import dev.waybill.events.ReasonCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a payment method behaves here; most names are those of Stripe's test cards.
 *
 * @param capturesToRefuse how many captures are refused before one succeeds
 * @param refundsToRefuse how many attempts at a refund are refused before one succeeds
 */
record TestCard(@Nullable ReasonCode declinedWith, int capturesToRefuse, int refundsToRefuse) {

    static TestCard of(PaymentMethod method) {
        return switch (method.value()) {
            case "pm_card_visa", "pm_card_mastercard" -> new TestCard(null, 0, 0);
            case "pm_sim_captureFails" -> new TestCard(null, 1, 0);
            case "pm_sim_refundFails" -> new TestCard(null, 0, 1);
            case "pm_card_visa_chargeDeclined" -> declined("card_declined");
            case "pm_card_visa_chargeDeclinedInsufficientFunds" -> declined("insufficient_funds");
            default -> declined("invalid_payment_method");
        };
    }

    Optional<ReasonCode> decline() {
        return Optional.ofNullable(declinedWith);
    }

    private static TestCard declined(String code) {
        return new TestCard(new ReasonCode(code), 0, 0);
    }
}
