package dev.waybill.audit.gather;

import dev.waybill.audit.Invariant;
import java.util.List;
import java.util.Map;

/**
 * What the audit of a run has found.
 *
 * @param orders how many there were
 * @param inDetail how many of them were followed through all databases and topics
 * @param events how many records of theirs were read
 * @param broken the invariants that do not hold, each with what contradicts it
 */
public record Verdict(long orders, long inDetail, long events, Map<Invariant, List<String>> broken) {}
