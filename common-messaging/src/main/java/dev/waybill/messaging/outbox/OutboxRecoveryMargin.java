package dev.waybill.messaging.outbox;

import java.time.Duration;

/** How much later than the time in its id an event may be committed. */
public final class OutboxRecoveryMargin {

    /** The longest transaction that the connections of a service allow. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(30);

    /** The most by which the clocks of a service and of its database may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** By the database's clock, every event is committed sooner than this after the time in its id. */
    public static final Duration AFTER_ID = TRANSACTION_TIMEOUT.plus(CLOCK_SKEW);

    private OutboxRecoveryMargin() {}
}
