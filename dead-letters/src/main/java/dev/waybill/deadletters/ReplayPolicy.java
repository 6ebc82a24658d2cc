package dev.waybill.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides which dead letters may be replayed.
 *
 * @param again also those replayed or discarded before
 * @param maxAttempts how often one record may be replayed
 * @param maxAge how long consumers remember event ids; of an older event nobody knows whether it took effect
 * @param olderToo also those, because somebody has checked what they would do
 */
public record ReplayPolicy(boolean again, int maxAttempts, Duration maxAge, boolean olderToo) {

    /** Up to three times, and what consumers remember. */
    public static final ReplayPolicy DEFAULT = new ReplayPolicy(false, 3, Duration.ofDays(10), false);

    /** Why this dead letter is not replayed; empty if it is. */
    public Optional<String> objection(DeadLetter deadLetter, Instant now) {
        if (deadLetter.state() != DeadLetter.State.NEW && !again) {
            return Optional.of("was already %s (--again replays it)".formatted(deadLetter.stateName()));
        }
        if (deadLetter.nextAttempt() > maxAttempts) {
            return Optional.of("was already replayed %s times (--max-attempts allows more)"
                    .formatted(deadLetter.nextAttempt() - 1));
        }
        return isOlder(deadLetter, now) && !olderToo
                ? Optional.of(("was published longer ago than consumers remember (at %s, --max-age); --older-than-inbox"
                                + " --dry-run shows what it would do, --older-than-inbox --reason TEXT replays it")
                        .formatted(deadLetter.eventTime().orElseThrow()))
                : Optional.empty();
    }

    /** Whether consumers no longer remember if its event took effect. */
    public boolean isOlder(DeadLetter deadLetter, Instant now) {
        return deadLetter
                .eventTime()
                .filter(time -> time.isBefore(now.minus(maxAge)))
                .isPresent();
    }
}
