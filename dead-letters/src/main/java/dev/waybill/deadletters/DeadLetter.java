package dev.waybill.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.deadletters.AuditTrail.Handling;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record of a dead-letter topic: the unchanged original record, its failure and what was done about it.
 *
 * @param place the coordinates of the dead letter
 * @param reason the code of the reason; empty in dead letters that were written before there were codes
 * @param error the exception's class
 * @param detail where in the record or in the service it failed, and which rule was broken
 * @param replaysBefore how often the record had been replayed before this failure
 * @param handling what was done about this failure, by the audit trail
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
        Handling handling,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {
    private static final String REPLAY_GROUP = "replay_group";
    private static final String REPLAY_ATTEMPT = "replay_attempt";

    /** Stands in the inbox for the id of an event that is older than the inbox. */
    private static final String REPLAY_ID = "replay_id";

    private static final Pattern UUID_7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** What was done last. */
    public enum State {
        NEW,
        REPLAYED,
        DISCARDED
    }

    /** Parses a record of a dead-letter topic; empty if its headers do not say which record failed: no consumer wrote it. */
    static Optional<DeadLetter> of(ConsumerRecord<byte[], byte[]> found, AuditTrail.Handlings handlings) {
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
                        handlings.of(failure),
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

    public State state() {
        if (handling.discarded()) {
            return State.DISCARDED;
        }
        return handling.replays() > 0 ? State.REPLAYED : State.NEW;
    }

    /** The state as a word. */
    public String stateName() {
        return state().name().toLowerCase(Locale.ROOT);
    }

    /** The number of the next replay of the record, from 1. */
    public int nextAttempt() {
        return replaysBefore + handling.replays() + 1;
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

    /** The number of the event in its order and source; 0 if it has none. */
    public long sequence() {
        var digits = header("ce_sequence");
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /** The time of publication in the event id, if it has one. */
    public Optional<Instant> eventTime() {
        var id = eventId();
        return UUID_7.matcher(id).matches()
                ? Optional.of(Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> 16))
                : Optional.empty();
    }

    /** When it failed; empty if its header does not say so. */
    public Optional<Instant> failedTime() {
        try {
            return Optional.of(Instant.parse(failedAt));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String header(String name) {
        return headers.stream()
                .filter(header -> header.key().equals(name))
                .map(header -> DeadLetterHeaders.text(header.value()))
                .reduce("", (former, latter) -> latter);
    }

    /** The approximate size of the record in bytes. */
    int size() {
        return 1024 + (value == null ? 0 : value.length);
    }

    /**
     * The record without the headers that describe its failure, in its partition, as a replay for its consumer group.
     * Other groups ignore a replay.
     *
     * @param id a new UUIDv7 under which the consumer's inbox remembers an event that is older than the inbox; null for others
     */
    ProducerRecord<byte[], byte[]> replay(@Nullable UUID id) {
        var replay = new ProducerRecord<byte[], byte[]>(origin().topic(), origin().partition(), key, value, headers);
        replay.headers()
                .remove(REPLAY_GROUP)
                .remove(REPLAY_ATTEMPT)
                .remove(REPLAY_ID)
                .add(REPLAY_GROUP, group().getBytes(UTF_8))
                .add(REPLAY_ATTEMPT, Integer.toString(nextAttempt()).getBytes(UTF_8));
        if (id != null) {
            replay.headers().add(REPLAY_ID, id.toString().getBytes(UTF_8));
        }
        return replay;
    }
}
