package dev.waybill.payments.gateway;

import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayRequest;
import java.util.Optional;

/**
 * The payment gateway. It identifies requests by their idempotency keys: a repeated request, even a concurrent one, is
 * booked once and gets the same outcome. Every method throws {@link GatewayUnavailableException} if the gateway did not
 * answer; the outcome is then unknown. A void that is refused is tried again for ever, so the void of an authorisation that
 * holds no money any more, such as an expired one, must be accepted. Implementations are thread-safe and may block.
 */
public interface PaymentGateway {

    /** Authorises, captures, voids or refunds. */
    GatewayOutcome.Definite execute(GatewayRequest request);

    /** The outcome of the request, from the gateway's ledger, which keeps it for ever; empty if it was never carried out. */
    Optional<GatewayOutcome.Definite> query(GatewayRequest request);

    /** The outcome of the request; empty if it was never carried out: then the gateway refuses it from now on. */
    Optional<GatewayOutcome.Definite> abandon(GatewayRequest request);
}
