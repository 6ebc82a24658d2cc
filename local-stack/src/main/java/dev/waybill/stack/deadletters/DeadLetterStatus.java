package dev.waybill.stack.deadletters;

/**
 * A letter and what was done about it.
 *
 * @param handled how often this death was replayed, by the audit trail
 */
public record DeadLetterStatus(DeadLetterRecord record, int handled) {

    public boolean isReplayed() {
        return handled > 0;
    }

    /** Which replay of the dead record the next one would be, from 1. */
    public int nextAttempt() {
        return record.replays() + handled + 1;
    }
}
