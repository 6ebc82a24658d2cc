package dev.waybill.stack.deadletters;

/**
 * A dead letter and its replays.
 *
 * @param handled how often this failure was replayed, by the audit trail
 */
public record DeadLetterStatus(DeadLetter record, int handled) {

    public boolean isReplayed() {
        return handled > 0;
    }

    /** The number of the next replay of the record, from 1. */
    public int nextAttempt() {
        return record.replays() + handled + 1;
    }
}
