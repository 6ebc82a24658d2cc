package dev.waybill.audit.collect;

import dev.waybill.audit.Invariant;
import java.util.List;
import java.util.Map;

/**
 * The result of the audit of a run.
 *
 * @param orders the number of orders of the run
 * @param detailed the number of orders that were checked in all databases and topics
 * @param events the number of their events that were read
 * @param violated the violated invariants, each with its violations
 */
public record AuditReport(long orders, long detailed, long events, Map<Invariant, List<String>> violated) {}
