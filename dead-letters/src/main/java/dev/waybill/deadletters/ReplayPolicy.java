package dev.waybill.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides which dead letters may be replayed.
 *
 * @param again also those replayed before
 * @param maxAttempts how often one record may be replayed
 * @param maxAge how long consumers remember event ids; they reject older events, because these may have taken effect
 */
public record ReplayPolicy(boolean again, int maxAttempts, Duration maxAge) {

    /** Why this dead letter is not replayed; empty if it is. */
    public Optional<String> objection(DeadLetter deadLetter, Instant now) {
        if (deadLetter.isReplayed() && !again) {
            return Optional.of("was already replayed (--again replays it once more)");
        }
        if (deadLetter.nextAttempt() > maxAttempts) {
            return Optional.of("was already replayed %s times (--max-attempts allows more)"
                    .formatted(deadLetter.nextAttempt() - 1));
        }
        return deadLetter
                .eventTime()
                .filter(time -> time.isBefore(now.minus(maxAge)))
                .map(time -> "is of " + time + ", longer ago than consumers remember (--max-age)");
    }
}
