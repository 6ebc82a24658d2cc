/**
 * The way in: batches from the brokers, each event id remembered in the inbox in the transaction of its effects, offsets
 * committed afterwards. A failure costs the record it belongs to, never its neighbours, and time never costs an event.
 */
@NullMarked
package dev.waybill.messaging.consumer;

import org.jspecify.annotations.NullMarked;
