package dev.waybill.messaging;

import dev.waybill.events.OrderId;

/**
 * An aggregate that publishes events about an order and counts them. The count is a column of the aggregate and changes
 * only under its row lock; that is what makes it gap-free and in commit order.
 */
public interface SequencedAggregate {

    OrderId orderId();

    /** Counts one more event: 1 for the first. */
    long nextSequence();
}
