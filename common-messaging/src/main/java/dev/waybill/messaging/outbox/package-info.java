/** The writing half of the outbox: events become rows of the journal in the transaction that they tell of. */
@NullMarked
package dev.waybill.messaging.outbox;

import org.jspecify.annotations.NullMarked;
