package dev.waybill.messaging;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Compares what topics hold with what consumer groups have processed, as the broker says. So it holds for all instances of
 * a service, whichever of them owns a partition. Thread-safe.
 */
public interface ConsumerProgress {

    /** The name of a consumer group, which is that of its service, and the events of one topic that it consumes. */
    record Subscription(String group, Class<? extends Event> eventType) {}

    /**
     * Reads where the topics end and what the groups have committed.
     *
     * @return empty if the broker did not answer everything within a few seconds, or if a topic is missing or was getting
     *     partitions meanwhile
     */
    Optional<Snapshot> read(Collection<Subscription> subscriptions);

    /** What the broker said at one time. Immutable. */
    interface Snapshot {

        Instant takenAt();

        /** All events that this service committed to its outbox before this time were in their topic. */
        Instant publishedUntil();

        boolean hasMembers(String group);

        /**
         * Whether the group had committed, when this snapshot was taken, all records that the topic held for an order when
         * an earlier snapshot was taken. Records of open transactions count as held.
         *
         * @param placedAt no record of the order is older
         */
        boolean hasProcessed(Subscription subscription, OrderId order, Instant placedAt, Snapshot earlier);

        /**
         * How many records the group had still to process, of the partition that holds the records of an order, or of all
         * partitions while it is not known which does.
         *
         * @param placedAt no record of the order is older
         */
        long lag(Subscription subscription, OrderId order, Instant placedAt);
    }
}
