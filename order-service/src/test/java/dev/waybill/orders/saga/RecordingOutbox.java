package dev.waybill.orders.saga;

import dev.waybill.events.Event;
import dev.waybill.events.WireName;
import dev.waybill.messaging.Cause;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.EventSource;
import dev.waybill.messaging.Ids;
import dev.waybill.messaging.NoTransactionException;
import dev.waybill.messaging.Outbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers what was published. */
final class RecordingOutbox implements Outbox {

    record Published(Event event, Envelope envelope) {}

    final List<Published> published = new ArrayList<>();
    private final Clock clock;

    RecordingOutbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Cause request() {
        return Cause.request();
    }

    @Override
    public Envelope publish(EventSource source, Event event, Cause cause) {
        WireName name = Objects.requireNonNull(event.getClass().getAnnotation(WireName.class));
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new NoTransactionException(name.value());
        }
        var envelope = new Envelope(
                Ids.next(),
                name.value(),
                "/order-service",
                event.orderId(),
                clock.instant(),
                source.nextSequence(),
                cause.eventId(),
                cause.traceparent());
        published.add(new Published(event, envelope));
        return envelope;
    }
}
