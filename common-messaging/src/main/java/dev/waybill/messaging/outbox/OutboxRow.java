package dev.waybill.messaging.outbox;

import dev.waybill.messaging.Envelope;

/** An event as the table {@code outbox} stores it. */
record OutboxRow(Envelope envelope, String topic, String payload) {}
