package dev.waybill.orders.domain;

import dev.waybill.messaging.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * An event of the saga as order-service published or consumed it.
 *
 * @param summary one sentence, without personal data
 * @param reached version and status of the order after the event; null if the event changed nothing, or if the change was
 *     published as an event of its own. In the order of versions, these are the order's path through the states
 */
public record TimelineEntry(
        Envelope envelope, String summary, @Nullable StatusChange reached) {}
