package dev.waybill.payments.simulator;

import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Outcome.Definite;
import dev.waybill.payments.domain.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the gateway said to a request, as it is kept under its idempotency key. */
record Decision(Request request, Definite outcome, Instant time) {

    @Nullable String reference() {
        return outcome instanceof Outcome.Accepted(var reference) ? reference.value() : null;
    }

    @Nullable String code() {
        return outcome instanceof Outcome.Refused(var code) ? code.value() : null;
    }
}
