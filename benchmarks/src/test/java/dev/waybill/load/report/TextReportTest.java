package dev.waybill.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextReportTest {

    private static final String REPORT = TextReport.of(SampleReports.good());

    @Test
    void theReportHasThroughputLatenciesAndCost() {
        assertThat(REPORT)
                .contains("200.0 offered, 200.0 accepted, 188.0 completed")
                .containsPattern("due to COMPLETED +14\\.0 +25\\.0 +61\\.0")
                .containsPattern("the system +0\\.600 ");
    }

    @Test
    void retriesAreReported() {
        assertThat(REPORT).contains("retries      2 without a response, sent again with the same key");
    }

    @Test
    void theReportHasTheResultOfTheAudit() {
        assertThat(REPORT)
                .contains("Audited 14000 orders, 14000 of them in all databases and topics")
                .contains("all invariants hold.");
    }

    @Test
    void theAccountOfOneOrderCountsPerCompletedOrder() {
        assertThat(REPORT)
                .containsPattern(" 3\\.00  records, by topic\n +2\\.00 +orders\n +1\\.00 +payments")
                .containsPattern(" 24000\\.00  bytes of write-ahead log");
    }
}
