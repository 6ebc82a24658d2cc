package dev.waybill.messaging.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param retention how long the outbox table keeps an event at least; unacknowledged events are kept longer
 * @param maxEventSize the maximum size of an event's JSON; with its headers it must fit into a record of the topic
 */
@ConfigurationProperties("waybill.outbox")
public record OutboxProperties(
        @DefaultValue("10d") Duration retention,
        @DefaultValue("768KB") DataSize maxEventSize) {

    /** What a record has beside its value, at most. */
    private static final DataSize MAX_HEADERS = DataSize.ofKilobytes(4);

    public OutboxProperties {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("waybill.outbox.retention must be at least one day");
        }
        if (maxEventSize.toBytes() < 1) {
            throw new IllegalArgumentException("waybill.outbox.max-event-size must be positive");
        }
    }

    void checkAgainst(DataSize maxMessageSize) {
        if (maxEventSize.toBytes() > maxMessageSize.toBytes() - MAX_HEADERS.toBytes()) {
            throw new IllegalArgumentException("waybill.outbox.max-event-size (" + maxEventSize
                    + ") must be smaller than waybill.kafka.max-message-size (" + maxMessageSize
                    + ") by " + MAX_HEADERS
                    + " for key and headers, or the relay would be stuck on an event that the topic rejects.");
        }
    }
}
