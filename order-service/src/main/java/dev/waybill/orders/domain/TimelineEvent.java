package dev.waybill.orders.domain;

import dev.waybill.messaging.Envelope;

/** An event of the saga as the timeline shows it. */
public record TimelineEvent(Envelope envelope, String summary) {}
