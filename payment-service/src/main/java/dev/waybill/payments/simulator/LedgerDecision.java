package dev.waybill.payments.simulator;

import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayOutcome.Definite;
import dev.waybill.payments.domain.GatewayRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The outcome of a request, stored under its idempotency key. */
record LedgerDecision(GatewayRequest request, Definite outcome, Instant time) {

    @Nullable String reference() {
        return outcome instanceof GatewayOutcome.Accepted(var reference) ? reference.value() : null;
    }

    @Nullable String code() {
        return outcome instanceof GatewayOutcome.Refused(var code) ? code.value() : null;
    }
}
