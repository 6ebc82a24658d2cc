package dev.waybill.messaging;

import dev.waybill.events.OrderId;

/**
 * An aggregate that publishes events about an order and numbers them. The counter is a column of the aggregate and changes
 * only under its row lock, so the numbers are gap-free and in commit order.
 */
public interface SequencedAggregate {

    OrderId orderId();

    /** The number of the next event: 1 for the first. */
    long nextSequence();
}
