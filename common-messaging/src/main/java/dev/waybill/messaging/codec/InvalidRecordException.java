package dev.waybill.messaging.codec;

import java.util.Locale;

/** A record is not a valid event, whoever reads it. The message names the header or JSON pointer and the rule, no value. */
public final class InvalidRecordException extends RuntimeException {

    private final Reason reason;

    /** The kind of rule that a record breaks. Dead letters name it by its code, as {@code missing-header}. */
    public enum Reason {
        MISSING_HEADER,
        INVALID_HEADER,
        TOO_MANY_HEADERS,
        INVALID_KEY,
        /** The event is older than the inbox remembers, or too far ahead. */
        OUTSIDE_RETENTION,
        INVALID_JSON,
        INVALID_FACTS;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public InvalidRecordException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether headers, key and JSON are well-formed, so that the publisher and this reader disagree about facts. */
    public boolean isAboutFacts() {
        return reason == Reason.INVALID_FACTS;
    }
}
