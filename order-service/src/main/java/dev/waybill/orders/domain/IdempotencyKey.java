package dev.waybill.orders.domain;

import java.util.regex.Pattern;

/** The name that a customer gave to a request. */
public record IdempotencyKey(String customerId, String key) {

    private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

    /** Whether a key is 1 to 255 printable ASCII characters and not blank. */
    public static boolean isValid(String key) {
        return !key.isBlank() && FORM.matcher(key).matches();
    }
}
