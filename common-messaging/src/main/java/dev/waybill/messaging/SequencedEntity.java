package dev.waybill.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.persistence.Aggregate;
import jakarta.persistence.MappedSuperclass;

/** A {@link SequencedAggregate} that is an entity with the id of its order. Not thread-safe. */
@MappedSuperclass
public abstract class SequencedEntity extends Aggregate<OrderId> implements SequencedAggregate {

    /** How many events its service has published about the order. */
    private long sequence;

    @Override
    public final OrderId orderId() {
        return getId();
    }

    @Override
    public long nextSequence() {
        return ++sequence;
    }

    public final long sequence() {
        return sequence;
    }
}
