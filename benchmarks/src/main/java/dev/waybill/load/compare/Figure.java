package dev.waybill.load.compare;

import dev.waybill.load.report.Report;
import dev.waybill.load.report.Share;
import java.util.function.ToDoubleFunction;

/** What is compared. */
public enum Figure {
    COMPLETED("completed/s", Report::completedPerSecond),
    HTTP_P50("due to 201, p50 ms", report -> report.http().p50()),
    HTTP_P99("due to 201, p99 ms", report -> report.http().p99()),
    END_TO_END_P50("due to COMPLETED, p50 ms", report -> report.endToEnd().p50()),
    END_TO_END_P99("due to COMPLETED, p99 ms", report -> report.endToEnd().p99()),
    CPU("CPU-ms per order", Report::cpuMillisPerOrder),
    MEMORY(
            "resident MB",
            report -> report.shares().stream().mapToLong(Share::residentBytes).sum() / 1048576.0);

    private final String text;
    private final ToDoubleFunction<Report> reading;

    Figure(String text, ToDoubleFunction<Report> reading) {
        this.text = text;
        this.reading = reading;
    }

    double of(Report report) {
        return reading.applyAsDouble(report);
    }

    @Override
    public String toString() {
        return text;
    }
}
