package dev.waybill.payments.simulator;

import dev.waybill.payments.domain.Request;

/**
 * A request as it comes in.
 *
 * @param abandon whether it is to be closed if it was not decided before, instead of carried out
 */
record Command(Request request, boolean abandon) {

    String key() {
        return request.idempotencyKey();
    }
}
