package dev.waybill.orders.domain;

import dev.waybill.messaging.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * An event of the saga as order-service saw it, its own among them.
 *
 * @param summary one sentence, without personal data
 * @param reached where the order stood after it; null if it changed nothing, or what it changed was announced by an
 *     event of its own. In the order of versions, these are the order's path through the states
 */
public record TimelineEntry(
        Envelope envelope, String summary, @Nullable Change reached) {}
