/**
 * Consumes events in batches. The id of each event is inserted into the inbox in the transaction of its effects, and
 * offsets are committed afterwards. A failure affects only its own record, and a transient failure loses no event.
 */
@NullMarked
package dev.waybill.messaging.consumer;

import org.jspecify.annotations.NullMarked;
