/**
 * A payment gateway that moves no money but is otherwise real: durable, idempotent, with a ledger in a database of its
 * own. It exists only if {@code waybill.payments.gateway} is {@code simulator}.
 */
@NullMarked
package dev.waybill.payments.simulator;

import org.jspecify.annotations.NullMarked;
