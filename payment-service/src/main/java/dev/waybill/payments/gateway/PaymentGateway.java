package dev.waybill.payments.gateway;

import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Request;
import java.util.Optional;

/**
 * Whoever moves the money. Requests are told apart by their idempotency keys: one that is repeated, even at the same
 * time, is booked once and gets the same outcome. Every method throws {@link GatewayUnavailableException} if the gateway
 * did not answer; whether it has booked is then not known. Implementations are thread-safe and may block.
 */
public interface PaymentGateway {

    /** Authorises, captures, voids or refunds, as the request says. */
    Outcome.Definite carryOut(Request request);

    /** What came of the request, from the gateway's books, which never forget; empty if it was never carried out. */
    Optional<Outcome.Definite> query(Request request);

    /** What came of the request; if nothing, then nothing ever will: the gateway refuses it from now on. */
    Optional<Outcome.Definite> abandon(Request request);
}
