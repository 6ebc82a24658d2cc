package dev.waybill.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuditedReportTest {

    @Test
    void aRunIsGoodOnlyIfOrdersWereAcceptedAndAllOfThemBecameFinal() {
        AuditSummary passed = new AuditSummary(0, 0, 0, 1, 1, Map.of(), List.of());

        assertThat(new AuditedReport(SampleReports.accepting(12_000, 0), passed).isGood())
                .isTrue();
        assertThat(new AuditedReport(SampleReports.accepting(12_000, 1), null).isGood())
                .isFalse();
        assertThat(new AuditedReport(SampleReports.accepting(0, 0), passed).isGood())
                .isFalse();
    }

    @Test
    void aSearchOfTheKneeIsGoodOnlyIfEachOfItsStagesIs() {
        LoadStage good = LoadStage.of(4, SampleReports.accepting(12_000, 0));
        LoadStage unfinished = LoadStage.of(8, SampleReports.accepting(12_000, 1));

        assertThat(new KneeReport(SampleReports.good().run().settings(), List.of(good), null).isGood())
                .isTrue();
        assertThat(new KneeReport(SampleReports.good().run().settings(), List.of(good, unfinished), null).isGood())
                .isFalse();
    }

    @Test
    void theJsonHasTheFieldsOfTheRunBesideItsAudit() {
        var json = JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(SampleReports.good()));

        List<String> run = Arrays.stream(LoadReport.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(run.stream(), Stream.of("audit", "good")).toList());
        assertThat(json.path("completedPerSecond").asDouble()).isEqualTo(188);
        assertThat(json.path("audit").path("orders").asInt()).isEqualTo(14_000);
    }
}
