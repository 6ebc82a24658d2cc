package dev.waybill.messaging;

import dev.waybill.events.Event;

/** The base type of the events that this service publishes. It creates their topic and is its only writer. */
public record PublishedTopic(Class<? extends Event> eventType) {}
