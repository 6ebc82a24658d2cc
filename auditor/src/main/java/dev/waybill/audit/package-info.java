/**
 * The invariants that must hold once the system is quiescent. They are checked on a snapshot of the clients' requests, the
 * databases, the topics, the consumer groups and the payment gateway's ledger. Tests modify a copy of a valid snapshot and
 * expect exactly the matching invariant to be violated.
 */
@NullMarked
package dev.waybill.audit;

import org.jspecify.annotations.NullMarked;
