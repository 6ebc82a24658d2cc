package dev.waybill.messaging;

import dev.waybill.events.OrderId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of an event: the headers of its record, after the CloudEvents 1.0 Kafka binding in binary mode. Immutable.
 *
 * @param id a UUIDv7, globally unique
 * @param type the event type, as {@code order.placed.v1}
 * @param source the service that published it, as {@code /order-service}
 * @param time when it was published, in microseconds
 * @param sequence its position among the events of this order from this source, from 1, gap-free
 * @param causationId the event that caused it; absent if a request did
 * @param traceparent the W3C trace context in which it was published
 */
public record Envelope(
        UUID id,
        String type,
        String source,
        OrderId subject,
        Instant time,
        long sequence,
        @Nullable UUID causationId,
        @Nullable String traceparent) {

    /** The same event with another trace context. */
    public Envelope withTrace(@Nullable String otherTraceparent) {
        return Objects.equals(otherTraceparent, traceparent)
                ? this
                : new Envelope(id, type, source, subject, time, sequence, causationId, otherTraceparent);
    }

    /** This event as the cause of others. */
    public Causation toCausation() {
        return new Causation(id, traceparent);
    }
}
