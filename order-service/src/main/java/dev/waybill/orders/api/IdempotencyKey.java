package dev.waybill.orders.api;

import dev.waybill.web.BadRequestException;
import java.util.regex.Pattern;

/** A customer's own name for one request. */
public record IdempotencyKey(String customerId, String key) {

    private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

    static void check(String key) {
        if (key.isBlank() || !FORM.matcher(key).matches()) {
            throw new BadRequestException("Idempotency-Key must be 1 to 255 printable ASCII characters.");
        }
    }
}
