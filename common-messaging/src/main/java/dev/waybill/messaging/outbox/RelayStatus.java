package dev.waybill.messaging.outbox;

import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.TimeSource.Mark;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;

/** The state of the relay and how far it is behind, as it reports them; shown as health and as metrics. Thread-safe. */
final class RelayStatus {

    private static final Duration MAX_REPORT_AGE = Duration.ofSeconds(3);

    /** Behind by more than this, a relay that streams is said to wait for the broker. */
    private static final Duration MAX_LAG = Duration.ofSeconds(5);

    /** How many orders a reason names. */
    private static final int MAX_ORDERS = 5;

    enum Phase {
        STARTING,
        STANDING_BY,
        WAITING_FOR_BROKER,
        WAITING_FOR_SLOT,
        RECOVERING,
        STREAMING,
        FAILING,
        STOPPED
    }

    /** @param since when this event was reported first as the oldest one */
    private record LagReport(Mark time, @Nullable Instant oldestUnacknowledged, Mark since) {}

    private final TimeSource time;
    private final LongAdder published = new LongAdder();
    private volatile LagReport lag;
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable String failureReason;
    private volatile Instant failingSince = Instant.MAX;
    private volatile Map<UUID, Instant> setAside = Map.of();
    private volatile long lagBytes;
    private volatile long retainedBytes;

    RelayStatus(TimeSource time) {
        this.time = time;
        this.lag = new LagReport(time.now(), null, time.now());
    }

    Phase phase() {
        return phase;
    }

    /** Enters a phase in which neither the relay nor PostgreSQL fails. */
    void enter(Phase next) {
        phase = next;
        failureReason = null;
    }

    void failIn(Phase next, String reason) {
        if (failureReason == null || phase != next) {
            failingSince = time.now().time();
        }
        phase = next;
        failureReason = reason;
    }

    /** Null unless the relay has failed and not recovered since. */
    @Nullable String failureReason() {
        return failureReason;
    }

    /** @param oldestUnacknowledged the commit time of the oldest unacknowledged event; null if there is none */
    void reportLag(@Nullable Instant oldestUnacknowledged) {
        LagReport before = lag;
        Mark now = time.now();
        boolean isSame = Objects.equals(before.oldestUnacknowledged(), oldestUnacknowledged);
        lag = new LagReport(now, oldestUnacknowledged, isSame ? before.since() : now);
    }

    /**
     * The age of the oldest committed event that its topic has not acknowledged, as last reported; zero if there is none.
     * Without a report for some seconds, because the relay fails, is frozen or dead, everything since the last one counts as
     * unacknowledged. If the clock has been set back behind the event, it is as old as its first report.
     */
    Duration current() {
        LagReport report = lag;
        Instant oldest = report.oldestUnacknowledged();
        if (oldest == null) {
            Duration silent = time.since(report.time());
            return silent.compareTo(MAX_REPORT_AGE) > 0 ? silent : Duration.ZERO;
        }
        Duration age = Duration.between(oldest, time.now().time());
        return age.isNegative() ? time.since(report.since()) : age;
    }

    /** @param confirmed the log position up to which the relay has confirmed */
    void reportLog(RelayProgressRepository.Sample sample, long confirmed) {
        lagBytes = Math.max(0, sample.position() - confirmed);
        retainedBytes = sample.retained();
    }

    /** Counts an event that its topic has acknowledged, repeats included. */
    void countPublished() {
        published.increment();
    }

    /**
     * Unavailable brokers are no reason to be down: orders are still accepted, and their events wait in the outbox.
     *
     * @param alive whether the relay's thread runs
     */
    Health health(boolean alive) {
        Phase current = phase;
        Health.Builder health = alive && current != Phase.FAILING ? Health.up() : Health.down();
        boolean late = current == Phase.STREAMING && current().compareTo(MAX_LAG) > 0;
        health.withDetail("phase", late ? Phase.WAITING_FOR_BROKER : current);
        String reason = failureReason;
        return reason == null
                ? health.build()
                : health.withDetail("failure", reason)
                        .withDetail("since", failingSince)
                        .build();
    }

    /** Why events wait in the outbox; empty if they do not. */
    Optional<String> waitingReason() {
        return switch (phase) {
            case WAITING_FOR_BROKER -> Optional.of("the relay waits for the brokers");
            case WAITING_FOR_SLOT -> Optional.of("since " + failingSince + " " + failureReason);
            case RECOVERING ->
                Optional.of(
                        "the relay publishes the outbox again, as after the loss of its replication slot or of events"
                                + " of its topic");
            case FAILING -> Optional.of("the relay fails: " + failureReason);
            case STREAMING ->
                current().compareTo(MAX_LAG) > 0
                        ? Optional.of("the brokers have not acknowledged events for "
                                + current().toSeconds() + " s")
                        : Optional.empty();
            case STARTING, STANDING_BY, STOPPED -> Optional.empty();
        };
    }

    /** @param dueTimes of the orders whose events are set aside */
    void reportSetAside(Map<UUID, Instant> dueTimes) {
        setAside = Map.copyOf(dueTimes);
    }

    /** Which orders' events are set aside; empty if none are. */
    Optional<String> setAsideReason() {
        Map<UUID, Instant> orders = setAside;
        return orders.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "an event that is stamped too far ahead, and the later ones of its order, wait until then: "
                                + orders.entrySet().stream()
                                        .sorted(Map.Entry.comparingByValue())
                                        .limit(MAX_ORDERS)
                                        .toList()
                                + (orders.size() > MAX_ORDERS ? " and " + (orders.size() - MAX_ORDERS) + " more" : ""));
    }

    void bindTo(MeterRegistry registry, String topic) {
        Gauge.builder("waybill.outbox.lag.seconds", this, it -> it.current().toMillis() / 1e3)
                .description("Age of the oldest event that its topic has not acknowledged")
                .register(registry);
        Gauge.builder("waybill.outbox.lag.bytes", this, it -> it.lagBytes)
                .description("Write-ahead log that the relay has not confirmed")
                .register(registry);
        Gauge.builder("waybill.slot.retained", this, it -> it.retainedBytes)
                .baseUnit("bytes")
                .description("Write-ahead log that PostgreSQL keeps for the slots of this database")
                .register(registry);
        FunctionCounter.builder("waybill.outbox.published", this, it -> it.published.sum())
                .tag("topic", topic)
                .description("Events that their topic has acknowledged, repeats included")
                .register(registry);
    }
}
