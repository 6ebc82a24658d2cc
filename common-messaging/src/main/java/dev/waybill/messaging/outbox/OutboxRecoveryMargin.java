package dev.waybill.messaging.outbox;

import dev.waybill.messaging.UuidV7;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How much later than the time in its id an event may be committed, by the database's clock: the
 * {@code transaction_timeout} that the connections of the service have, read from one of them, plus the difference that
 * their clocks may have. It does not matter whether pool options, role, database or server set the timeout. After the
 * timeout is lowered, the larger value counts until the process restarts. Thread-safe.
 */
public final class OutboxRecoveryMargin {

    /** In milliseconds, which is the unit of the setting. */
    private static final String TRANSACTION_TIMEOUT =
            "select setting::bigint from pg_settings where name = 'transaction_timeout'";

    private final JdbcTemplate jdbc;
    private final AtomicLong maxTimeoutMillis = new AtomicLong();

    /** @param jdbc with the connections that the service publishes with */
    public OutboxRecoveryMargin(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if transactions have no limit, so that any event may still be uncommitted. */
    public Optional<Duration> current() {
        Long millis = jdbc.queryForObject(TRANSACTION_TIMEOUT, Long.class);
        if (millis == null || millis == 0) {
            return Optional.empty();
        }
        long max = maxTimeoutMillis.accumulateAndGet(millis, Math::max);
        return Optional.of(Duration.ofMillis(max).plus(UuidV7.MAX_CLOCK_SKEW));
    }
}
