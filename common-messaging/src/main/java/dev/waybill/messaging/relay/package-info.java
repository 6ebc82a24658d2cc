/**
 * The sending half of the outbox: reads the journal's inserts in commit order from the write-ahead log and sends them to
 * their topic. Confirms to PostgreSQL only what the brokers have acknowledged.
 */
@NullMarked
package dev.waybill.messaging.relay;

import org.jspecify.annotations.NullMarked;
