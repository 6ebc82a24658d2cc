package dev.waybill.load.report;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report for the terminal. */
public final class TextReport {

    private static final int MAX_LISTED = 25;

    private final StringBuilder text = new StringBuilder();

    private TextReport() {}

    public static String of(AuditedReport report) {
        var text = new TextReport();
        text.settings(report.run().settings());
        text.flow(report.run());
        text.times(report.run());
        text.costs(report.run());
        text.account(report.run());
        text.audit(report.audit());
        return text.text.toString();
    }

    public static String of(KneeReport knee) {
        var text = new TextReport();
        text.settings(knee.settings());
        text.line("%s", knee);
        text.line("The highest throughput is %.1f completed orders/s.", knee.peak());
        text.audit(knee.audit());
        return text.text.toString();
    }

    private void settings(RunSettings settings) {
        line(
                "%s: %.0f s of measurement after %.0f s of warm-up",
                settings.load(), settings.seconds(), settings.warmUpSeconds());
        line(
                "commit %s, %d x %s, %d GB, %s, Java %s, load average %.1f before",
                settings.commit(),
                settings.machine().processors(),
                settings.machine().processor(),
                Math.round(settings.machine().memoryBytes() / 1e9),
                settings.machine().system(),
                settings.machine().java(),
                settings.machine().loadAverage());
        line("");
    }

    private void flow(LoadReport report) {
        line(
                "per second   %.1f offered, %.1f accepted, %.1f completed",
                report.offeredPerSecond(), report.acceptedPerSecond(), report.completedPerSecond());
        line(
                "orders       %d offered, %d accepted, of which %s",
                report.offered(), report.accepted(), counts(report.outcomes()));
        line("errors       %s", counts(report.errors()));
        line("retries      %d without a response, sent again with the same key", report.retried());
        line(
                "open         %d at the end; the last was final %.1f s later%s",
                report.openAtEnd(),
                report.drainSeconds(),
                report.unfinished() == 0 ? "" : ", but " + report.unfinished() + " NEVER BECAME FINAL");
        line("");
    }

    private void times(LoadReport report) {
        line("ms                   p50      p90      p99    p99.9      max");
        times("due to 201", report.http());
        times("due to COMPLETED", report.endToEnd());
        line("");
    }

    private void times(String name, LatencySummary times) {
        line(
                "%-16s %s %s %s %s %s",
                name, ms(times.p50()), ms(times.p90()), ms(times.p99()), ms(times.p999()), ms(times.max()));
    }

    private void costs(LoadReport report) {
        if (report.processes().isEmpty()) {
            line("Processor time and memory are unknown, because this machine has no /proc.");
            return;
        }
        line("%-18s %22s %8s %10s", "", "CPU-ms per completed", "cores", "resident");
        report.processes().forEach(this::share);
        line(
                "%-18s %22.3f %8.2f",
                "the system",
                report.cpuMillisPerOrder(),
                report.processes().stream().mapToDouble(ProcessCost::cores).sum());
        share(report.generator());
        line("%-18s %22s %8.2f", "everything else", "", report.otherCores());
        if (report.stolenCores() >= 0.005) {
            line("%-18s %22s %8.2f", "steal time", "", report.stolenCores());
        }
    }

    private void share(ProcessCost share) {
        line(
                "%-18s %22.3f %8.2f %7d MB",
                share.name(), share.cpuMillisPerOrder(), share.cores(), share.residentBytes() >> 20);
    }

    /** For each completed order; of long lists the largest. */
    private void account(LoadReport report) {
        double completed = Math.max(1, report.completed());
        report.activity().counters().forEach((kind, counts) -> {
            line("");
            line("%12.2f  %s", sum(counts.values()) / completed, kind.heading());
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(MAX_LISTED)
                    .forEach(count -> line("%12.2f      %s", count.getValue() / completed, count.getKey()));
        });
    }

    private static double sum(Collection<Double> counts) {
        return counts.stream().mapToDouble(Double::doubleValue).sum();
    }

    private void audit(@Nullable AuditSummary audit) {
        line("");
        if (audit == null) {
            line("Not audited.");
        } else if (!audit.pendingWork().isEmpty()) {
            line(
                    "NOT AUDITED: the system was not quiescent after %.0f s: %s",
                    audit.quiescenceSeconds(), audit.pendingWork());
        } else {
            line(
                    "Audited %d orders, %d of them in all databases and topics with %d events: %s",
                    audit.orders(),
                    audit.detailed(),
                    audit.events(),
                    audit.isPassed() ? "all invariants hold." : "INVARIANTS VIOLATED");
            line(
                    "The system was quiescent %.1f s after the last order was final; the audit took %.1f s.",
                    audit.quiescenceSeconds(), audit.seconds());
            audit.violated().forEach((invariant, breaches) -> {
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
