package dev.waybill.payments.simulator;

import dev.waybill.payments.domain.GatewayRequest;

/**
 * A request to the simulated gateway.
 *
 * @param abandon whether an undecided request is refused from now on instead of carried out
 */
record LedgerCommand(GatewayRequest request, boolean abandon) {

    String key() {
        return request.idempotencyKey();
    }
}
