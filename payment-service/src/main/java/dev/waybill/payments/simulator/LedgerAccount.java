package dev.waybill.payments.simulator;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayOutcome.Definite;
import dev.waybill.payments.domain.GatewayRequest;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authorised, captured and refunded amounts of one order at the gateway. It authorises and captures at most once, and
 * refunds, in parts or at once, up to the captured amount.
 *
 * @param capturesToRefuse how many captures are still going to fail
 */
record LedgerAccount(
        OrderId orderId,
        String currency,
        @Nullable BigDecimal authorized,
        @Nullable BigDecimal captured,
        @Nullable BigDecimal refunded,
        boolean voided,
        int capturesToRefuse) {

    /** The outcome of a request, and the account after it. */
    record Applied(LedgerAccount after, Definite outcome) {}

    static LedgerAccount opened(GatewayRequest request) {
        return new LedgerAccount(request.orderId(), currency(request), null, null, null, false, 0);
    }

    static String currency(GatewayRequest request) {
        return request.terms().price().currency().getCurrencyCode();
    }

    static BigDecimal amount(GatewayRequest request) {
        return request.terms().price().amount().value();
    }

    Applied apply(GatewayRequest request, PaymentReference reference) {
        if (!currency.equals(currency(request))) {
            return refused("wrong_currency");
        }
        BigDecimal amount = amount(request);
        return switch (request.operation()) {
            case AUTHORIZATION -> authorize(amount, TestCard.of(request.terms().method()), reference);
            case CAPTURE -> capture(amount, reference);
            case VOID -> cancelAuthorization(reference);
            case REFUND -> refund(amount, request, reference);
        };
    }

    private Applied authorize(BigDecimal amount, TestCard card, PaymentReference reference) {
        if (authorized != null) {
            return refused("already_authorized");
        }
        Optional<ReasonCode> decline = card.decline();
        if (decline.isPresent()) {
            return new Applied(this, new GatewayOutcome.Refused(decline.get()));
        }
        return accepted(
                new LedgerAccount(orderId, currency, amount, null, null, false, card.capturesToRefuse()), reference);
    }

    private Applied capture(BigDecimal amount, PaymentReference reference) {
        if (authorized == null || voided || captured != null || authorized.compareTo(amount) < 0) {
            return refused("nothing_to_capture");
        }
        if (capturesToRefuse > 0) {
            var after = new LedgerAccount(orderId, currency, authorized, null, null, false, capturesToRefuse - 1);
            return new Applied(after, new GatewayOutcome.Refused(new ReasonCode("processing_error")));
        }
        return accepted(new LedgerAccount(orderId, currency, authorized, amount, null, false, 0), reference);
    }

    private Applied cancelAuthorization(PaymentReference reference) {
        if (authorized == null || voided || captured != null) {
            return refused("nothing_to_void");
        }
        return accepted(
                new LedgerAccount(orderId, currency, authorized, null, null, true, capturesToRefuse), reference);
    }

    private Applied refund(BigDecimal amount, GatewayRequest request, PaymentReference reference) {
        BigDecimal total = refunded == null ? amount : refunded.add(amount);
        if (captured == null || captured.compareTo(total) < 0) {
            return refused("nothing_to_refund");
        }
        if (request.attempt() <= TestCard.of(request.terms().method()).refundsToRefuse()) {
            return refused("processing_error");
        }
        return accepted(new LedgerAccount(orderId, currency, authorized, captured, total, false, 0), reference);
    }

    private Applied refused(String code) {
        return new Applied(this, new GatewayOutcome.Refused(new ReasonCode(code)));
    }

    private static Applied accepted(LedgerAccount after, PaymentReference reference) {
        return new Applied(after, new GatewayOutcome.Accepted(reference));
    }
}
