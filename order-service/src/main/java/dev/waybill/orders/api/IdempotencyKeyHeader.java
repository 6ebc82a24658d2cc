package dev.waybill.orders.api;

import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** The request header with the customer's name for a request. */
final class IdempotencyKeyHeader {

    static final String NAME = "Idempotency-Key";

    private IdempotencyKeyHeader() {}

    static void check(@Nullable String key) {
        if (key != null && !IdempotencyKey.isValid(key)) {
            throw ProblemException.badRequest("Idempotency-Key must be 1 to 255 printable ASCII characters.");
        }
    }
}
