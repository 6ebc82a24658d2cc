package dev.waybill.audit;

import dev.waybill.audit.EventLog.OutboxRow;
import dev.waybill.audit.EventLog.TopicRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records the events of a run as published and as consumed by every subscriber. */
final class EventRecorder {

    private final List<OutboxRow> outbox = new ArrayList<>();
    private final List<TopicRecord> topics = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Set<String>> inbox = new HashMap<>();
    private final Map<String, Map<String, Long>> committed = new HashMap<>();
    private final Map<String, Set<String>> assigned = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();

    UUID publish(UUID order, String type, @Nullable UUID cause) {
        String topic = topic(type);
        String source = source(topic);
        var id = new UUID(7, outbox.size());
        long sequence = sequences.merge(source + order, 1L, Long::sum);
        outbox.add(new OutboxRow(id, source, topic, type, order, cause, sequence));
        var headers = Map.of(
                "ce_id",
                id.toString(),
                "ce_type",
                type,
                "ce_source",
                "/" + source,
                "ce_sequence",
                String.format(Locale.ROOT, "%010d", sequence));
        int partition = (int) order.getLeastSignificantBits();
        topics.add(new TopicRecord(topic, partition, topics.size(), order.toString(), "{}", headers));
        String topicPartition = topic + "-" + partition;
        long end = topics.size();
        ends.put(topicPartition, end);
        for (AuditedService consumer : AuditedService.values()) {
            if (consumer.consumes(topic)) {
                inbox.computeIfAbsent(consumer.id(), key -> new HashSet<>()).add(id.toString());
                committed.computeIfAbsent(consumer.id(), key -> new HashMap<>()).put(topicPartition, end);
                assigned.computeIfAbsent(consumer.id(), key -> new HashSet<>()).add(topicPartition);
            }
        }
        return id;
    }

    EventLog eventLog() {
        return new EventLog(outbox, topics, List.of(), List.of());
    }

    ConsumerState consumers() {
        return new ConsumerState(inbox, committed, assigned, ends);
    }

    static String topic(String type) {
        return switch (type.substring(0, type.indexOf('.'))) {
            case "order" -> "orders";
            case "payment" -> "payments";
            case "stock" -> "inventory";
            default -> "shipping";
        };
    }

    static String source(String topic) {
        return switch (topic) {
            case "orders" -> "order-service";
            case "payments" -> "payment-service";
            case "inventory" -> "inventory-service";
            default -> "shipping-service";
        };
    }
}
