package dev.waybill.messaging;

import dev.waybill.events.Event;

/** The family of events that this service tells: it creates their topic and is the only one to write it. */
public record PublishedTopic(Class<? extends Event> eventType) {}
