package dev.waybill.load.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.load.report.LatencySummary;
import dev.waybill.load.report.LoadReport;
import dev.waybill.load.report.SampleReports;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final List<LoadReport> FIRST = List.of(report(100, 10), report(200, 20), report(400, 40));
    private static final List<LoadReport> SECOND = List.of(report(110, 9), report(180, 20), report(480, 60));

    @Test
    void theRatioIsTheMedianOfThePairedRatiosNotTheRatioOfTheMedians() {
        Comparison completed =
                Objects.requireNonNull(Comparison.of(FIRST, SECOND).get(Metric.COMPLETED));

        assertThat(completed.first()).isEqualTo(200);
        assertThat(completed.second()).isEqualTo(180);
        assertThat(completed.ratio()).isCloseTo(1.1, within(1e-9));
        assertThat(completed.minRatio()).isCloseTo(0.9, within(1e-9));
        assertThat(completed.maxRatio()).isCloseTo(1.2, within(1e-9));
    }

    @Test
    void throughputCpuAndLatenciesAreCompared() {
        Map<Metric, Comparison> comparisons = Comparison.of(FIRST, SECOND);

        assertThat(comparisons.get(Metric.CPU)).extracting(Comparison::ratio).isEqualTo(1.0);
        assertThat(comparisons.get(Metric.END_TO_END_P50))
                .extracting(Comparison::ratio)
                .isEqualTo(1.0);
        assertThat(comparisons.get(Metric.END_TO_END_P99))
                .extracting(Comparison::maxRatio)
                .isEqualTo(1.5);
    }

    @Test
    void aRoundWithoutAValueHasNoRatio() {
        assertThat(Comparison.of(new double[] {0, 100}, new double[] {50, 50}).ratio())
                .isEqualTo(0.5);
        assertThat(Comparison.of(new double[] {0}, new double[] {0}).ratio()).isNaN();
    }

    @Test
    void theTextNamesTheLoadAndExplainsTheRatio() {
        String text = Comparison.text("300 clients", "abc", "def", Comparison.of(FIRST, SECOND), 3);

        assertThat(text)
                .contains("300 clients, rounds: 3")
                .containsPattern("completed/s +200\\.00 +180\\.00 +1\\.100   0\\.900 to 1\\.200")
                .contains("CPU-ms per order", "due to COMPLETED, p50 ms", "due to COMPLETED, p99 ms")
                .contains("The ratio is the median of the paired ratios");
    }

    private static LoadReport report(double perSecond, double latency) {
        return SampleReports.with(
                perSecond, 0.5, new LatencySummary(latency, latency, latency, latency, latency, 1_000));
    }
}
