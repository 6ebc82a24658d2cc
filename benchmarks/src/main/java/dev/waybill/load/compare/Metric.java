package dev.waybill.load.compare;

import dev.waybill.load.report.LoadReport;
import dev.waybill.load.report.ProcessCost;
import java.util.function.ToDoubleFunction;

/** The compared metrics. */
public enum Metric {
    COMPLETED("completed/s", LoadReport::completedPerSecond),
    HTTP_P50("due to 201, p50 ms", report -> report.http().p50()),
    HTTP_P99("due to 201, p99 ms", report -> report.http().p99()),
    END_TO_END_P50("due to COMPLETED, p50 ms", report -> report.endToEnd().p50()),
    END_TO_END_P99("due to COMPLETED, p99 ms", report -> report.endToEnd().p99()),
    CPU("CPU-ms per order", LoadReport::cpuMillisPerOrder),
    MEMORY(
            "resident MB",
            report -> report.processes().stream()
                            .mapToLong(ProcessCost::residentBytes)
                            .sum()
                    / 1048576.0);

    private final String text;
    private final ToDoubleFunction<LoadReport> value;

    Metric(String text, ToDoubleFunction<LoadReport> value) {
        this.text = text;
        this.value = value;
    }

    double of(LoadReport report) {
        return value.applyAsDouble(report);
    }

    @Override
    public String toString() {
        return text;
    }
}
