package dev.waybill.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The request header with the client's name for a request. */
public final class IdempotencyKeyHeader {

    public static final String NAME = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

    private IdempotencyKeyHeader() {}

    /** @throws ProblemException 400 unless the key, if there is one, is 1 to 255 printable ASCII characters and not blank */
    public static void check(@Nullable String key) {
        if (key != null && (key.isBlank() || !FORM.matcher(key).matches())) {
            throw ProblemException.badRequest("Idempotency-Key must be 1 to 255 printable ASCII characters.");
        }
    }

    /** The response to a request with the key of a request that was different. */
    public static ProblemException usedForAnotherRequest() {
        return ProblemException.invalid("The Idempotency-Key was used for another request.");
    }
}
