/**
 * The publishing half of the outbox: reads the inserts into the outbox table in commit order from the write-ahead log and
 * publishes them to their topic. Confirms to PostgreSQL only what the brokers have acknowledged.
 */
@NullMarked
package dev.waybill.messaging.relay;

import org.jspecify.annotations.NullMarked;
