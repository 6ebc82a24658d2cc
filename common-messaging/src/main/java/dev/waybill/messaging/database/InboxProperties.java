package dev.waybill.messaging.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param retention how long the ids of processed events are kept; longer than any topic retains its records, or an event
 *     could be processed twice
 */
@ConfigurationProperties("waybill.inbox")
public record InboxProperties(@DefaultValue("10d") Duration retention) {

    void checkAgainst(Duration topicRetention) {
        if (retention.compareTo(topicRetention) <= 0) {
            throw new IllegalArgumentException("waybill.inbox.retention (" + retention
                    + ") must be longer than waybill.kafka.topic-retention (" + topicRetention
                    + "), or an event that is consumed again could be processed twice.");
        }
    }
}
