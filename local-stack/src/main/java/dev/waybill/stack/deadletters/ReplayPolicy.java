package dev.waybill.stack.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which letters may be replayed.
 *
 * @param again also what was replayed before
 * @param mostAttempts how often one record may be replayed at all
 * @param oldest what consumers remember; of an older event they cannot tell whether it took effect, so it comes back
 */
public record ReplayPolicy(boolean again, int mostAttempts, Duration oldest) {

    /** Why this letter is not replayed; empty if it is. */
    public Optional<String> objection(DeadLetterStatus status, Instant now) {
        if (status.isReplayed() && !again) {
            return Optional.of("was replayed already (--again replays it once more)");
        }
        if (status.nextAttempt() > mostAttempts) {
            return Optional.of(
                    "was replayed %d times already (--max-attempts allows more)".formatted(status.nextAttempt() - 1));
        }
        return status.record()
                .eventTime()
                .filter(time -> time.isBefore(now.minus(oldest)))
                .map(time -> "is of " + time + ", longer ago than consumers remember (--max-age)");
    }
}
