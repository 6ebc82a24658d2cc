package dev.waybill.messaging;

import java.time.Instant;
import java.util.Optional;

/** How far this service is behind what it was told and with what it has to tell. Thread-safe. */
public interface CatchUpStatus {

    /**
     * Since when this service has been caught up without interruption: in contact with the broker, no event waiting
     * longer than five seconds in its outbox or on its subscribed topics. Empty while it is not.
     */
    Optional<Instant> caughtUpSince();
}
