package dev.waybill.payments.simulator;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Outcome.Definite;
import dev.waybill.payments.domain.Request;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway holds, has taken and has given back for one order. It is held and taken at most once, and given back,
 * in parts or at once, up to what was taken.
 *
 * @param capturesToRefuse how many captures are still to fail
 */
record Account(
        OrderId orderId,
        String currency,
        @Nullable BigDecimal authorized,
        @Nullable BigDecimal captured,
        @Nullable BigDecimal refunded,
        boolean voided,
        int capturesToRefuse) {

    /** What the gateway says to a request, and the account after it. */
    record Entry(Account after, Definite outcome) {}

    static Account opened(Request request) {
        return new Account(request.orderId(), currency(request), null, null, null, false, 0);
    }

    static String currency(Request request) {
        return request.terms().price().currency().getCurrencyCode();
    }

    static BigDecimal amount(Request request) {
        return request.terms().price().amount().value();
    }

    Entry enter(Request request, PaymentReference reference) {
        if (!currency.equals(currency(request))) {
            return refused("wrong_currency");
        }
        BigDecimal amount = amount(request);
        return switch (request.operation()) {
            case AUTHORIZATION -> authorize(amount, TestCard.of(request.terms().method()), reference);
            case CAPTURE -> capture(amount, reference);
            case VOID -> release(reference);
            case REFUND -> refund(amount, request, reference);
        };
    }

    private Entry authorize(BigDecimal amount, TestCard card, PaymentReference reference) {
        if (authorized != null) {
            return refused("already_authorized");
        }
        Optional<ReasonCode> decline = card.decline();
        if (decline.isPresent()) {
            return new Entry(this, new Outcome.Refused(decline.get()));
        }
        return accepted(new Account(orderId, currency, amount, null, null, false, card.capturesToRefuse()), reference);
    }

    private Entry capture(BigDecimal amount, PaymentReference reference) {
        if (authorized == null || voided || captured != null || authorized.compareTo(amount) < 0) {
            return refused("nothing_to_capture");
        }
        if (capturesToRefuse > 0) {
            var after = new Account(orderId, currency, authorized, null, null, false, capturesToRefuse - 1);
            return new Entry(after, new Outcome.Refused(new ReasonCode("processing_error")));
        }
        return accepted(new Account(orderId, currency, authorized, amount, null, false, 0), reference);
    }

    private Entry release(PaymentReference reference) {
        if (authorized == null || voided || captured != null) {
            return refused("nothing_to_void");
        }
        return accepted(new Account(orderId, currency, authorized, null, null, true, capturesToRefuse), reference);
    }

    private Entry refund(BigDecimal amount, Request request, PaymentReference reference) {
        BigDecimal back = refunded == null ? amount : refunded.add(amount);
        if (captured == null || captured.compareTo(back) < 0) {
            return refused("nothing_to_refund");
        }
        if (request.attempt() <= TestCard.of(request.terms().method()).refundsToRefuse()) {
            return refused("processing_error");
        }
        return accepted(new Account(orderId, currency, authorized, captured, back, false, 0), reference);
    }

    private Entry refused(String code) {
        return new Entry(this, new Outcome.Refused(new ReasonCode(code)));
    }

    private static Entry accepted(Account after, PaymentReference reference) {
        return new Entry(after, new Outcome.Accepted(reference));
    }
}
