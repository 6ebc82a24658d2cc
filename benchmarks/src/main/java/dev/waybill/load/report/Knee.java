package dev.waybill.load.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How throughput grew with the number of clients, until it no longer did.
 *
 * @param stages with more and more clients
 * @param audit of all stages; null if there was none
 */
public record Knee(
        Setting setting, List<Stage> stages, @Nullable Audit audit) {

    private static final double NEARLY = 0.95;

    /** The most that was completed in a second. */
    public double peak() {
        return stages.stream().mapToDouble(Stage::completedPerSecond).max().orElse(0);
    }

    /** The stage with the fewest clients that nearly reached the peak: more of them only wait longer. */
    public Stage knee() {
        return stages.stream()
                .filter(stage -> stage.completedPerSecond() >= NEARLY * peak())
                .min(Comparator.comparingInt(Stage::clients))
                .orElseThrow();
    }

    @Override
    public String toString() {
        var text = new StringBuilder("clients   completed/s   p50 ms   p99 ms   CPU-ms per order\n");
        for (Stage stage : stages) {
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
