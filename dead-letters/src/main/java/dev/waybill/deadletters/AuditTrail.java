package dev.waybill.deadletters;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record of all replays and discards in an environment, in a topic of its own with unlimited retention, which command
 * line and console share. Entries are only ever added.
 */
public final class AuditTrail {
    /** The name of the topic, without the prefix of the environment. */
    public static final String TOPIC = "dead-letter-replays";

    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KafkaCluster cluster;
    private final String topic;

    public AuditTrail(KafkaCluster cluster) {
        this.cluster = cluster;
        this.topic = cluster.prefix() + TOPIC;
    }

    /** A replay has two: one before the record is sent, and one once it has arrived. */
    public enum Step {
        STARTED,
        REPLAYED,
        DISCARDED
    }

    /**
     * One step of one action.
     *
     * @param attempt the number of the replay of this record, from 1
     * @param by the user, by default as {@code user@host}
     * @param why the given reason; may be empty
     */
    public record Entry(
            Instant at,
            Step step,
            String by,
            String why,
            @JsonProperty("letter") RecordCoordinates deadLetter,
            @JsonProperty("death") DeadLetterOrigin failure,
            String order,
            String event,
            String type,
            int attempt) {

        static Entry of(Instant now, Step step, DeadLetter deadLetter, String by, String why) {
            return new Entry(
                    now,
                    step,
                    by,
                    why,
                    deadLetter.place(),
                    deadLetter.failure(),
                    deadLetter.order(),
                    deadLetter.eventId(),
                    deadLetter.type(),
                    deadLetter.nextAttempt());
        }

        /** The key is the dead letter's coordinates. */
        ProducerRecord<byte[], byte[]> toRecord(String topic) {
            byte[] key = deadLetter.toString().getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>(topic, 0, key, JSON.writeValueAsBytes(this));
        }
    }

    /**
     * What was done about one failure.
     *
     * @param replays how often it was replayed
     * @param discarded whether it was discarded, and not replayed since
     */
    public record Handling(int replays, boolean discarded) {
        static final Handling NONE = new Handling(0, false);

        Handling after(Step step) {
            return switch (step) {
                case STARTED -> this;
                case REPLAYED -> new Handling(replays + 1, false);
                case DISCARDED -> new Handling(replays, true);
            };
        }
    }

    /** What was done about each failure. */
    record Handlings(Map<DeadLetterOrigin, Handling> byFailure) {
        static final Handlings NONE = new Handlings(Map.of());

        Handling of(DeadLetterOrigin failure) {
            return byFailure.getOrDefault(failure, Handling.NONE);
        }
    }

    /** Passes all entries, oldest first. One that cannot be read is left out. */
    public void entries(Consumer<Entry> action) {
        try (var reader = cluster.reader()) {
            read(reader, Instant.EPOCH, action);
        } catch (KafkaException e) {
            throw cluster.notAnswering(e);
        }
    }

    /**
     * What was done about failures since a time. Memory is needed for these alone.
     *
     * @param since of the oldest dead letter of interest; what was done about it was done later
     */
    Handlings handlings(RecordReader reader, Instant since, Predicate<DeadLetterOrigin> filter) {
        var byFailure = new HashMap<DeadLetterOrigin, Handling>();
        read(reader, since.minus(CLOCK_DIFFERENCE), entry -> {
            if (entry.step() != Step.STARTED && filter.test(entry.failure())) {
                byFailure.compute(
                        entry.failure().interned(),
                        (_, before) -> (before == null ? Handling.NONE : before).after(entry.step()));
            }
        });
        return new Handlings(byFailure);
    }

    private void read(RecordReader reader, Instant since, Consumer<Entry> action) {
        for (var extent : reader.extents(topic::equals)) {
            var partition = extent.partition();
            long begin = reader.offsetAt(partition, since).orElse(extent.end());
            boolean complete = reader.read(
                    partition,
                    begin,
                    extent.end(),
                    record -> parse(record.value()).ifPresent(action));
            if (!complete) {
                throw new DeadLetterException("The audit trail cannot be read to its end; nothing is known of earlier"
                        + " replays, so nothing is done.");
            }
        }
    }

    private static Optional<Entry> parse(byte @Nullable [] value) {
        try {
            return value == null ? Optional.empty() : Optional.of(JSON.readValue(value, Entry.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Creates the topic before the first action, and returns its name. */
    String prepare() {
        try (var admin = cluster.admin()) {
            var newTopic = new NewTopic(topic, Optional.of(1), Optional.empty())
                    .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
            admin.createTopics(List.of(newTopic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw cluster.notAnswering(e);
            }
        } catch (InterruptedException e) {
            throw KafkaCluster.interrupted("");
        }
        return topic;
    }
}
