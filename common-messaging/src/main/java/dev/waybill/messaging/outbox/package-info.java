/** The writing half of the outbox: events become rows of the table {@code outbox} in the transaction that causes them. */
@NullMarked
package dev.waybill.messaging.outbox;

import org.jspecify.annotations.NullMarked;
