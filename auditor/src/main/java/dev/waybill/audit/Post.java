package dev.waybill.audit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was told: the outboxes, the topics in the order of their offsets, the dead letters and who was meant to cause them. */
public record Post(List<Letter> outbox, List<Told> topics, List<Told> deadLetters, List<Told> injected) {

    public Post {
        outbox = List.copyOf(outbox);
        topics = List.copyOf(topics);
        deadLetters = List.copyOf(deadLetters);
        injected = List.copyOf(injected);
    }

    /** A row of an outbox. */
    public record Letter(
            UUID id,
            String source,
            String topic,
            String type,
            UUID order,
            @Nullable UUID cause,
            long sequence) {}

    /** A record of a topic; bytes as Latin-1 text, so that any are kept and equal ones are equal. */
    public record Told(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            @Nullable String value,
            Map<String, String> headers) {

        public Told {
            headers = Map.copyOf(headers);
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public String id() {
            return header("ce_id");
        }

        public String type() {
            return header("ce_type");
        }

        /** The same letter, whichever copy of it. */
        boolean equalsInAllButPlace(Told other) {
            return topic.equals(other.topic)
                    && Objects.equals(key, other.key)
                    && Objects.equals(value, other.value)
                    && headers.equals(other.headers);
        }
    }
}
