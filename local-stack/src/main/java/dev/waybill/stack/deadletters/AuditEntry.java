package dev.waybill.stack.deadletters;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What the audit trail says of one step of one replay.
 *
 * @param attempt which replay of the dead record it was, from 1
 * @param by who did it, as {@code user@host} unless they said otherwise
 * @param why what they gave as the reason; empty if nothing
 */
public record AuditEntry(
        Instant at,
        Step step,
        String by,
        String why,
        @JsonProperty("letter") RecordCoordinates deadLetter,
        DeadLetterOrigin death,
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
        return new AuditEntry(now, Step.REPLAYED, by, why, deadLetter, death, order, event, type, attempt);
    }
}
