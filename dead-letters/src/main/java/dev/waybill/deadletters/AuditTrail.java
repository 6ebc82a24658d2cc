package dev.waybill.deadletters;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import tools.jackson.databind.json.JsonMapper;

/** The record of all replays in an environment, in a topic of its own with unlimited retention. */
public final class AuditTrail {
    private static final String NAME = "dead-letter-replays";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KafkaCluster cluster;
    private final String topic;

    public AuditTrail(KafkaCluster cluster) {
        this.cluster = cluster;
        this.topic = cluster.prefix() + NAME;
    }

    /** Written before the record is sent, and again once it has arrived. */
    public enum Step {
        STARTED,
        REPLAYED
    }

    /**
     * One step of one replay.
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

        static Entry started(Instant now, DeadLetter deadLetter, String by, String why) {
            return new Entry(
                    now,
                    Step.STARTED,
                    by,
                    why,
                    deadLetter.place(),
                    deadLetter.failure(),
                    deadLetter.order(),
                    deadLetter.eventId(),
                    deadLetter.type(),
                    deadLetter.nextAttempt());
        }

        Entry done(Instant now) {
            return new Entry(now, Step.REPLAYED, by, why, deadLetter, failure, order, event, type, attempt);
        }

        /** The key is the dead letter's coordinates. */
        ProducerRecord<byte[], byte[]> toRecord(String topic) {
            byte[] key = deadLetter.toString().getBytes(StandardCharsets.UTF_8);
            return new ProducerRecord<>(topic, 0, key, JSON.writeValueAsBytes(this));
        }
    }

    /** All entries, oldest first. */
    public List<Entry> entries() {
        return cluster.read(topic::equals, record -> Optional.of(JSON.readValue(record.value(), Entry.class)));
    }

    /** Creates the topic before the first replay, and returns its name. */
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
            Thread.currentThread().interrupt();
            throw new DeadLetterException("Interrupted.", e);
        }
        return topic;
    }
}
