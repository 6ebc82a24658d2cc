package dev.waybill.messaging;

import java.time.Duration;
import java.time.Instant;

/**
 * How long copies of an event are kept, by the settings of this service, which all services are expected to share.
 *
 * @param outbox how long the outbox keeps an event at least
 * @param topic how long a topic keeps a record
 * @param deadLetters how long a dead letter is kept
 */
public record EventRetention(Duration outbox, Duration topic, Duration deadLetters) {

    /** Brokers delete whole segments. No record is in a segment with one that is younger by more than this. */
    public static final Duration SEGMENT = Duration.ofDays(1);

    /** The outbox is deleted by the day. */
    private static final Duration PARTITION = Duration.ofDays(1);

    /** Journals are cleaned up every hour, topics more often. */
    private static final Duration CLEAN_UP = Duration.ofHours(2);

    /**
     * Until when there can be a copy of an event that was published by then: the outbox may be published again up to its
     * end, a consumer may read that copy as late as the topic keeps it, and make it a dead letter.
     */
    public Instant endOf(Instant published) {
        return published
                .plus(outbox)
                .plus(PARTITION)
                .plus(topic)
                .plus(SEGMENT)
                .plus(deadLetters)
                .plus(SEGMENT)
                .plus(CLEAN_UP);
    }
}
