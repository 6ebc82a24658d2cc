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
 * @param replays how often the record had been replayed before this failure
 * @param headers those of the original record
 */
public record DeadLetter(
        RecordCoordinates place,
        DeadLetterOrigin failure,
        String error,
        String message,
        String failedAt,
        int replays,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers) {
    private static final Pattern UUID_7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Parses a record of a dead-letter topic; empty if no consumer wrote it. */
    static Optional<DeadLetter> of(ConsumerRecord<byte[], byte[]> found) {
        var headers = new DeadLetterHeaders(found.headers());
        return headers.origin()
                .map(origin -> new DeadLetter(
                        new RecordCoordinates(found.topic(), found.partition(), found.offset()),
                        new DeadLetterOrigin(
                                origin, headers.number("dlt_original_timestamp"), headers.text("dlt_consumer_group")),
                        headers.text("dlt_error_class"),
                        headers.text("dlt_error_message"),
                        headers.text("dlt_failed_at"),
                        (int) headers.number(ReplayHeaders.ATTEMPT),
                        found.key(),
                        found.value(),
                        headers.own()));
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
