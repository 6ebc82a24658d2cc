package dev.waybill.audit;

import dev.waybill.audit.Post.Letter;
import dev.waybill.audit.Post.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a good run's events: to the outbox, on the topic, into the ears of all who read it. */
final class Letters {

    private final List<Letter> outbox = new ArrayList<>();
    private final List<Told> topics = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Set<String>> inbox = new HashMap<>();
    private final Map<String, Map<String, Long>> committed = new HashMap<>();

    UUID tell(UUID order, String type, @Nullable UUID cause) {
        String topic = topic(type);
        String source = source(topic);
        var id = new UUID(7, outbox.size());
        long sequence = sequences.merge(source + order, 1L, Long::sum);
        outbox.add(new Letter(id, source, topic, type, order, cause, sequence));
        var headers = Map.of(
                "ce_id",
                id.toString(),
                "ce_type",
                type,
                "ce_source",
                "/" + source,
                "ce_sequence",
                "%010d".formatted(sequence));
        int partition = (int) order.getLeastSignificantBits();
        topics.add(new Told(topic, partition, topics.size(), order.toString(), "{}", headers));
        for (Service reader : Service.values()) {
            if (reader.hears(topic)) {
                inbox.computeIfAbsent(reader.id(), key -> new HashSet<>()).add(id.toString());
                committed.computeIfAbsent(reader.id(), key -> new HashMap<>()).put(topic + "-" + partition, (long)
                        topics.size());
            }
        }
        return id;
    }

    Post post() {
        return new Post(outbox, topics, List.of(), List.of());
    }

    Ears ears() {
        return new Ears(inbox, committed);
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
