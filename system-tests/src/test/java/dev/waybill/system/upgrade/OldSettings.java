package dev.waybill.system.upgrade;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;

import java.util.Locale;
import java.util.Map;

/**
 * Every setting of the version of the dump that the stack does not need itself, with a value that was valid there; but not
 * those that are passed on to Kafka's clients as they are.
 */
final class OldSettings {

    static final Map<String, String> VALUES = Map.ofEntries(
            entry("waybill.consumer.group-protocol", "classic"),
            entry("waybill.consumer.threads", "2"),
            entry("waybill.consumer.max-batch", "400"),
            entry("waybill.consumer.pace", "5ms"),
            entry("waybill.consumer.longest-pause", "4s"),
            entry("waybill.kafka.partitions", "12"),
            entry("waybill.kafka.replication-factor", "1"),
            entry("waybill.kafka.min-insync-replicas", "1"),
            entry("waybill.kafka.topic-retention", "6d"),
            entry("waybill.kafka.dead-letter-retention", "20d"),
            entry("waybill.kafka.max-message-size", "900KB"),
            entry("waybill.outbox.retention", "9d"),
            entry("waybill.outbox.max-event-size", "700KB"),
            entry("waybill.inbox.retention", "9d"),
            entry("waybill.orders.saga-deadline", "3d"),
            entry("waybill.orders.idempotency-retention", "3d"),
            entry("waybill.orders.max-streams", "900"),
            entry("waybill.orders.stream-heartbeat", "14s"),
            entry("waybill.payments.authorization-bound", "3d"),
            entry("waybill.payments.call-limit", "3s"),
            entry("waybill.payments.key-retention", "3d"),
            entry("waybill.payments.claim", "9s"),
            entry("waybill.payments.chunk", "200"),
            entry("waybill.payments.in-flight", "400"),
            entry("waybill.gateway.migrate", "true"),
            entry("waybill.shipping.dispatch-delay", "0s"),
            entry("waybill.shipping.delivery-delay", "1s"),
            entry("waybill.shipping.return-delay", "2s"),
            entry("waybill.shipping.carrier-time-limit", "3s"),
            entry("waybill.web.max-in-flight", "400"),
            entry("waybill.web.longest-request", "14s"),
            entry("waybill.web.max-body-size", "200KB"));

    private OldSettings() {}

    /** As the environment of a service. */
    static Map<String, String> environment() {
        return VALUES.entrySet().stream()
                .collect(toMap(
                        setting -> setting.getKey()
                                .replace('.', '_')
                                .replace('-', '_')
                                .toUpperCase(Locale.ROOT),
                        Map.Entry::getValue));
    }
}
