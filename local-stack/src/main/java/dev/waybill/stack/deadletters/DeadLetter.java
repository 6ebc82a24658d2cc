package dev.waybill.stack.deadletters;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record of a dead-letter topic: the unchanged original record and its failure.
 *
 * @param place the coordinates of the dead letter
 * @param reason the code of the reason; empty in dead letters that were written before there were codes
 * @param error the exception's class
 * @param detail where in the record or in the service it failed, and which rule was broken
 * @param replays how often the record had been replayed before this failure
 * @param headers those of the original record
 */
public record DeadLetter(
        RecordCoordinates place,
        DeadLetterOrigin failure,
        String reason,
        String error,
        String detail,
        String failedAt,
        int replays,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {
    private static final Pattern UUID_7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Parses a record of a dead-letter topic; empty if its headers do not say which record failed: no consumer wrote it. */
    static Optional<DeadLetter> of(ConsumerRecord<byte[], byte[]> found) {
        var headers = new DeadLetterHeaders(found.headers());
        return headers.failure()
                .map(failure -> new DeadLetter(
                        new RecordCoordinates(found.topic(), found.partition(), found.offset()),
                        failure,
                        headers.reason(),
                        headers.error(),
                        headers.detail(),
                        headers.failedAt(),
                        headers.replays(),
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

    /** The order id in its key; empty if it has none. */
    public String order() {
        return ByteFormatter.of(key);
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
                .map(header -> ByteFormatter.of(header.value()))
                .reduce("", (former, latter) -> latter);
    }

    /** The error's class without its package. */
    public String shortError() {
        return Arrays.stream(error.split("[.$]")).reduce("", (former, latter) -> latter);
    }
}
