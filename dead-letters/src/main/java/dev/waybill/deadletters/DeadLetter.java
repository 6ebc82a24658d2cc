package dev.waybill.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record of a dead-letter topic: the unchanged original record, its failure and its replays.
 *
 * @param place the coordinates of the dead letter
 * @param reason the code of the reason; empty in dead letters that were written before there were codes
 * @param error the exception's class
 * @param detail where in the record or in the service it failed, and which rule was broken
 * @param replaysBefore how often the record had been replayed before this failure
 * @param replaysSince how often this failure was replayed, by the audit trail
 * @param headers those of the original record
 */
public record DeadLetter(
        RecordCoordinates place,
        DeadLetterOrigin failure,
        String reason,
        String error,
        String detail,
        String failedAt,
        int replaysBefore,
        int replaysSince,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {
    private static final String REPLAY_GROUP = "replay_group";
    private static final String REPLAY_ATTEMPT = "replay_attempt";
    private static final Pattern UUID_7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Parses a record of a dead-letter topic; empty if its headers do not say which record failed: no consumer wrote it. */
    static Optional<DeadLetter> of(ConsumerRecord<byte[], byte[]> found, Map<DeadLetterOrigin, Long> replays) {
        var headers = new DeadLetterHeaders(found.headers());
        return headers.failure()
                .map(failure -> new DeadLetter(
                        new RecordCoordinates(found.topic(), found.partition(), found.offset()),
                        failure,
                        headers.reason(),
                        headers.error(),
                        headers.detail(),
                        headers.failedAt(),
                        headers.count(REPLAY_ATTEMPT),
                        replays.getOrDefault(failure, 0L).intValue(),
                        found.key(),
                        found.value(),
                        headers.original()));
    }

    /** The coordinates of the failed record. */
    public RecordCoordinates origin() {
        return failure.origin();
    }

    /** The consumer group that could not process it. */
    public String group() {
        return failure.group();
    }

    public boolean isReplayed() {
        return replaysSince > 0;
    }

    /** The number of the next replay of the record, from 1. */
    public int nextAttempt() {
        return replaysBefore + replaysSince + 1;
    }

    /** The order id in its key; empty if it has none. */
    public String order() {
        return DeadLetterHeaders.text(key);
    }

    public String type() {
        return header("ce_type");
    }

    public String eventId() {
        return header("ce_id");
    }

    /** The time of publication in the event id, if it has one. */
    Optional<Instant> eventTime() {
        var id = eventId();
        return UUID_7.matcher(id).matches()
                ? Optional.of(Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> 16))
                : Optional.empty();
    }

    private String header(String name) {
        return headers.stream()
                .filter(header -> header.key().equals(name))
                .map(header -> DeadLetterHeaders.text(header.value()))
                .reduce("", (former, latter) -> latter);
    }

    /**
     * The record without the headers that describe its failure, in its partition, as a replay for its consumer group.
     * Other groups ignore a replay.
     */
    ProducerRecord<byte[], byte[]> replay() {
        var replay = new ProducerRecord<byte[], byte[]>(origin().topic(), origin().partition(), key, value, headers);
        replay.headers()
                .remove(REPLAY_GROUP)
                .remove(REPLAY_ATTEMPT)
                .add(REPLAY_GROUP, group().getBytes(UTF_8))
                .add(REPLAY_ATTEMPT, Integer.toString(nextAttempt()).getBytes(UTF_8));
        return replay;
    }
}
