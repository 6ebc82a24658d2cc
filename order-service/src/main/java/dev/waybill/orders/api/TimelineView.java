package dev.waybill.orders.api;

import dev.waybill.messaging.Envelope;
import dev.waybill.orders.domain.Timelines.Happening;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of an order's timeline as it is shown. */
record TimelineView(
        UUID id,
        String type,
        String source,
        Instant time,
        long sequence,
        @Nullable UUID causationId,
        String summary) {

    static TimelineView of(Happening happening) {
        Envelope envelope = happening.envelope();
        return new TimelineView(
                envelope.id(),
                envelope.type(),
                envelope.source(),
                envelope.time(),
                envelope.sequence(),
                envelope.causationId(),
                happening.summary());
    }
}
