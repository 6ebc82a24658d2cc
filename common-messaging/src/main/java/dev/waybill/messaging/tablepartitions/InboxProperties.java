package dev.waybill.messaging.tablepartitions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param retention how long an event is remembered to have taken effect; longer than any topic keeps it, or it could take
 *     effect again
 */
@ConfigurationProperties("waybill.inbox")
public record InboxProperties(@DefaultValue("10d") Duration retention) {

    void checkAgainst(Duration topicRetention) {
        if (retention.compareTo(topicRetention) <= 0) {
            throw new IllegalArgumentException("waybill.inbox.retention (" + retention
                    + ") must be longer than waybill.kafka.topic-retention (" + topicRetention
                    + "), or an event that is read again could take effect again.");
        }
    }
}
