/**
 * A payment gateway that moves no money but is otherwise real: durable, idempotent, with books of its own in a database
 * of its own.
 */
@NullMarked
package dev.waybill.payments.simulator;

import org.jspecify.annotations.NullMarked;
