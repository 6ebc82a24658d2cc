package dev.waybill.load.report;

import dev.waybill.load.run.Milliseconds;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report for the terminal. */
public final class TextReport {

    private final StringBuilder text = new StringBuilder();

    private TextReport() {}

    public static String of(Report report) {
        var text = new TextReport();
        text.setting(report.setting());
        text.flow(report);
        text.times(report);
        text.costs(report);
        text.audit(report.audit());
        return text.text.toString();
    }

    public static String of(Knee knee) {
        var text = new TextReport();
        text.setting(knee.setting());
        text.line("%s", knee);
        text.line("At most %.1f orders/s complete.", knee.peak());
        text.audit(knee.audit());
        return text.text.toString();
    }

    private void setting(Setting setting) {
        line("%s for %.0f s, after %.0f s of warm-up", setting.load(), setting.seconds(), setting.warmUpSeconds());
        line(
                "commit %s, %d x %s, %d GB, %s, Java %s, load average %.1f before",
                setting.commit(),
                setting.machine().processors(),
                setting.machine().processor(),
                Math.round(setting.machine().memoryBytes() / 1e9),
                setting.machine().system(),
                setting.machine().java(),
                setting.machine().loadAverage());
        line("");
    }

    private void flow(Report report) {
        line(
                "per second   %.1f offered, %.1f accepted, %.1f completed",
                report.offeredPerSecond(), report.acceptedPerSecond(), report.completedPerSecond());
        line(
                "orders       %d offered, %d accepted, of which %s",
                report.offered(), report.accepted(), counts(report.endings()));
        line("errors       %s", counts(report.errors()));
        line(
                "under way    %d at the end; the last ended %.1f s later%s",
                report.openAtEnd(),
                report.drainSeconds(),
                report.unended() == 0 ? "" : ", but " + report.unended() + " NEVER ENDED");
        line("");
    }

    private void times(Report report) {
        line("ms                   p50      p90      p99    p99.9      max");
        times("due to 201", report.http());
        times("due to COMPLETED", report.endToEnd());
        line("");
    }

    private void times(String name, Milliseconds times) {
        line(
                "%-16s %s %s %s %s %s",
                name, ms(times.p50()), ms(times.p90()), ms(times.p99()), ms(times.p999()), ms(times.max()));
    }

    private void costs(Report report) {
        if (report.shares().isEmpty()) {
            line("Processor time and memory are not known: they are read from /proc, and there is none here.");
            return;
        }
        line("%-18s %22s %8s %10s", "", "CPU-ms per completed", "cores", "resident");
        report.shares().forEach(this::share);
        line(
                "%-18s %22.3f %8.2f",
                "the product",
                report.cpuMillisPerOrder(),
                report.shares().stream().mapToDouble(Share::cores).sum());
        share(report.generator());
        line("%-18s %22s %8.2f", "everything else", "", report.otherCores());
        if (report.stolenCores() >= 0.005) {
            line("%-18s %22s %8.2f", "taken by the host", "", report.stolenCores());
        }
    }

    private void share(Share share) {
        line(
                "%-18s %22.3f %8.2f %7d MB",
                share.name(), share.cpuMillisPerOrder(), share.cores(), share.residentBytes() >> 20);
    }

    private void audit(@Nullable Audit audit) {
        line("");
        if (audit == null) {
            line("Not audited.");
        } else if (!audit.unrest().isEmpty()) {
            line("NOT AUDITED: after %.0f s there was no rest: %s", audit.restSeconds(), audit.unrest());
        } else {
            line(
                    "Audited %d orders, %d of them in detail with %d events: %s",
                    audit.orders(),
                    audit.inDetail(),
                    audit.events(),
                    audit.isPassed() ? "nothing was lost and everything adds up." : "BROKEN");
            line(
                    "Everything was at rest %.1f s after the last order's end; the audit took %.1f s.",
                    audit.restSeconds(), audit.seconds());
            audit.broken().forEach((invariant, breaches) -> {
                line("%s", invariant);
                breaches.forEach(breach -> line("    %s", breach));
            });
        }
    }

    private static String counts(Map<?, Long> counts) {
        String text = counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "none" : text;
    }

    private static String ms(double value) {
        return String.format(Locale.ROOT, "%8.1f", value);
    }

    private void line(String line, Object... parts) {
        text.append(String.format(Locale.ROOT, line, parts)).append('\n');
    }
}
