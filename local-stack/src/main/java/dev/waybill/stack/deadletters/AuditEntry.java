package dev.waybill.stack.deadletters;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * An entry of the audit trail: one step of one replay.
 *
 * @param attempt the number of the replay of this record, from 1
 * @param by the user, by default as {@code user@host}
 * @param why the given reason; may be empty
 */
public record AuditEntry(
        Instant at,
        Step step,
        String by,
        String why,
        @JsonProperty("letter") RecordCoordinates deadLetter,
        @JsonProperty("death") DeadLetterOrigin failure,
        String order,
        String event,
        String type,
        int attempt) {

    /** Written before the record is sent, and again once it has arrived. */
    public enum Step {
        STARTED,
        REPLAYED
    }

    AuditEntry done(Instant now) {
        return new AuditEntry(now, Step.REPLAYED, by, why, deadLetter, failure, order, event, type, attempt);
    }
}
