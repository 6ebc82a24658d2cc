package dev.waybill.messaging.lag;

import dev.waybill.messaging.CatchUpStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether this service is caught up. Every consumer reports its contacts with the brokers, about once a second;
 * a silence of five seconds is an interruption, whatever is reported after it. Thread-safe.
 */
public final class CaughtUp implements CatchUpStatus {

    private static final Duration BOUND = Duration.ofSeconds(5);

    private final ConsumerLag consumerLag;
    private final Supplier<Duration> outboxLag;
    private final int consumers;
    private final Clock clock;
    private final Map<Integer, Instant> contacts = new ConcurrentHashMap<>();
    private @Nullable Instant since;

    public CaughtUp(ConsumerLag consumerLag, Supplier<Duration> outboxLag, int consumers, Clock clock) {
        this.consumerLag = consumerLag;
        this.outboxLag = outboxLag;
        this.consumers = consumers;
        this.clock = clock;
    }

    /** The brokers have just told this consumer where its partitions end. */
    public synchronized void contact(int consumer) {
        Instant now = clock.instant();
        if (isSilent(now)) {
            since = null;
        }
        contacts.put(consumer, now);
        judge(now);
    }

    @Override
    public synchronized Optional<Instant> caughtUpSince() {
        judge(clock.instant());
        return Optional.ofNullable(since);
    }

    private void judge(Instant now) {
        boolean caughtUp =
                !isSilent(now) && consumerLag.isUnder(BOUND) && outboxLag.get().compareTo(BOUND) < 0;
        if (!caughtUp) {
            since = null;
        } else if (since == null) {
            since = now;
        }
    }

    private boolean isSilent(Instant now) {
        return contacts.size() < consumers
                || contacts.values().stream().anyMatch(last -> last.plus(BOUND).isBefore(now));
    }
}
