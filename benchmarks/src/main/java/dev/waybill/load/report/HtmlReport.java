package dev.waybill.load.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as one self-contained HTML page. */
public final class HtmlReport {

    private HtmlReport() {}

    public static String of(AuditedReport audited) {
        LoadReport report = audited.run();
        var plots = new ReportPlots(report);
        return template()
                .replace("{load}", escaped(report.settings().load()))
                .replace("{commit}", escaped(report.settings().commit()))
                .replace("{at}", report.settings().startedAt().toString())
                .replace("{tiles}", tiles(audited))
                .replace("{flow}", plots.flow())
                .replace("{open}", plots.openOrders())
                .replace("{times}", plots.times())
                .replace("{percentiles}", plots.percentiles())
                .replace("{costs}", costs(report))
                .replace("{text}", escaped(TextReport.of(audited)));
    }

    private static String tiles(AuditedReport audited) {
        LoadReport report = audited.run();
        return tile(String.format(Locale.ROOT, "%.0f/s", report.completedPerSecond()), "completed")
                + tile(ms(report.endToEnd().p50()), "to completion, p50")
                + tile(ms(report.endToEnd().p99()), "to completion, p99")
                + tile(ms(report.http().p99()), "to 201, p99")
                + tile(String.format(Locale.ROOT, "%.2f ms", report.cpuMillisPerOrder()), "processor time per order")
                + tile(
                        audited.isGood() ? "yes" : "NO",
                        audited.audit() == null ? "all orders final" : "all orders final, audit passed");
    }

    private static String tile(String value, String label) {
        return "<div><b>%s</b>%s</div>".formatted(value, label);
    }

    private static String costs(LoadReport report) {
        double max = report.processes().stream()
                .mapToDouble(ProcessCost::cpuMillisPerOrder)
                .max()
                .orElse(1);
        return Stream.concat(report.processes().stream(), Stream.of(report.generator()))
                .map(share -> String.format(
                        Locale.ROOT,
                        "<tr><td>%s<td>%.2f ms<td class=\"bar\"><i class=\"hue%d\" style=\"width:%.1f%%\"></i><td>%d MB",
                        share.name(),
                        share.cpuMillisPerOrder(),
                        share.equals(report.generator()) ? 4 : 1,
                        Math.min(100, 100 * share.cpuMillisPerOrder() / Math.max(max, 1e-9)),
                        share.residentBytes() >> 20))
                .collect(Collectors.joining("\n"));
    }

    private static String ms(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f ms" : "%,.0f ms", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String template() {
        try (var page = HtmlReport.class.getResourceAsStream("report.html")) {
            if (page == null) {
                throw new IllegalStateException("report.html is missing");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
