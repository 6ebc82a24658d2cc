package dev.waybill.orders.api;

import dev.waybill.messaging.Envelope;
import dev.waybill.orders.domain.TimelineEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event of an order's timeline as the API shows it. */
record TimelineEventResponse(
        UUID id,
        String type,
        String source,
        Instant time,
        long sequence,
        @Nullable UUID causationId,
        String summary) {

    static TimelineEventResponse of(TimelineEvent event) {
        Envelope envelope = event.envelope();
        return new TimelineEventResponse(
                envelope.id(),
                envelope.type(),
                envelope.source(),
                envelope.time(),
                envelope.sequence(),
                envelope.causationId(),
                event.summary());
    }
}
