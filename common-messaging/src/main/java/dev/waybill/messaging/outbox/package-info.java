/**
 * The outbox: events become rows of the table {@code outbox} in the transaction that causes them. The relay reads these
 * inserts in commit order from the write-ahead log and publishes them to their topic. It confirms to PostgreSQL only what
 * the brokers have acknowledged.
 */
@NullMarked
package dev.waybill.messaging.outbox;

import org.jspecify.annotations.NullMarked;
