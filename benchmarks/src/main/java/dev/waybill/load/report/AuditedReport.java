package dev.waybill.load.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The report of a run and its audit.
 *
 * @param audit null if there was none
 */
public record AuditedReport(
        @JsonUnwrapped LoadReport run, @Nullable AuditSummary audit) {

    /** Whether orders were accepted and every one became final, and the audit, if there was one, passed. */
    public boolean isGood() {
        return run.allBecameFinal() && (audit == null || audit.isPassed());
    }
}
