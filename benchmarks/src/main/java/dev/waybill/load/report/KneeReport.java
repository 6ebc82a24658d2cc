package dev.waybill.load.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Throughput by the number of clients.
 *
 * @param stages with an increasing number of clients
 * @param audit of all stages; null if there was none
 */
public record KneeReport(
        RunSettings settings,
        List<LoadStage> stages,
        @Nullable AuditSummary audit) {

    private static final double NEAR_PEAK = 0.95;

    /** The highest throughput in completed orders per second. */
    public double peak() {
        return stages.stream().mapToDouble(LoadStage::completedPerSecond).max().orElse(0);
    }

    /** The stage with the fewest clients that almost reaches the peak. With more clients only latencies grow. */
    public LoadStage knee() {
        return stages.stream()
                .filter(stage -> stage.completedPerSecond() >= NEAR_PEAK * peak())
                .min(Comparator.comparingInt(LoadStage::clients))
                .orElseThrow();
    }

    /** Whether in each stage orders were accepted and became final, and the audit, if there was one, passed. */
    public boolean isGood() {
        return stages.stream().allMatch(LoadStage::allBecameFinal) && (audit == null || audit.isPassed());
    }

    @Override
    public String toString() {
        var text = new StringBuilder("clients   completed/s   p50 ms   p99 ms   CPU-ms per order\n");
        for (LoadStage stage : stages) {
            text.append(String.format(
                    Locale.ROOT,
                    "%7d %13.1f %8.1f %8.1f %18.3f%s\n",
                    stage.clients(),
                    stage.completedPerSecond(),
                    stage.endToEnd().p50(),
                    stage.endToEnd().p99(),
                    stage.cpuMillisPerOrder(),
                    stage.equals(knee()) ? "   the knee" : ""));
        }
        return text.toString();
    }
}
