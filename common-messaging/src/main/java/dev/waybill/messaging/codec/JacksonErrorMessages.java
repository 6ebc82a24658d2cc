package dev.waybill.messaging.codec;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/** Says where a value is invalid and which rule it breaks, but nothing of the value, which may be personal data. */
final class JacksonErrorMessages {

    private JacksonErrorMessages() {}

    static String of(JacksonException failure) {
        return pointer(failure) + ": " + rule(failure);
    }

    private static String rule(JacksonException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof IllegalArgumentException rejected && rejected.getMessage() != null) {
                return rejected.getMessage();
            }
        }
        return failure instanceof StreamReadException malformed
                ? "not well-formed JSON at byte " + malformed.getLocation().getByteOffset()
                : "has the wrong type";
    }

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a> */
    private static String pointer(JacksonException failure) {
        var pointer = new StringBuilder("#");
        for (JacksonException.Reference step : failure.getPath()) {
            pointer.append('/');
            if (step.getPropertyName() == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(step.getPropertyName().replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }
}
