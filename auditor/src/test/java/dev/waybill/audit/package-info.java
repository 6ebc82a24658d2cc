/**
 * What must hold once everything has come to rest, checked against evidence from all sides: the callers, the databases,
 * the topics and the gateway's own books. Evidence is immutable and gathered once, so each check is tested on evidence
 * that was made worse.
 */
@NullMarked
package dev.waybill.audit;

import org.jspecify.annotations.NullMarked;
