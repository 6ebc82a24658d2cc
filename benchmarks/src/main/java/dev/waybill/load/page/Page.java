package dev.waybill.load.page;

import dev.waybill.load.report.Report;
import dev.waybill.load.report.Share;
import dev.waybill.load.report.TextReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as one self-contained page of HTML. */
public final class Page {

    private Page() {}

    public static String of(Report report) {
        var plots = new Plots(report);
        return template()
                .replace("{load}", escaped(report.setting().load()))
                .replace("{commit}", escaped(report.setting().commit()))
                .replace("{at}", report.setting().startedAt().toString())
                .replace("{tiles}", tiles(report))
                .replace("{flow}", plots.flow())
                .replace("{underWay}", plots.underWay())
                .replace("{times}", plots.times())
                .replace("{percentiles}", plots.percentiles())
                .replace("{costs}", costs(report))
                .replace("{text}", escaped(TextReport.of(report)));
    }

    private static String tiles(Report report) {
        return tile("%.0f/s".formatted(report.completedPerSecond()), "completed")
                + tile(ms(report.endToEnd().p50()), "to completion, p50")
                + tile(ms(report.endToEnd().p99()), "to completion, p99")
                + tile(ms(report.http().p99()), "to 201, p99")
                + tile(String.format(Locale.ROOT, "%.2f ms", report.cpuMillisPerOrder()), "processor time per order")
                + tile(report.isGood() ? "yes" : "NO", "all accounted for");
    }

    private static String tile(String figure, String meaning) {
        return "<div><b>%s</b>%s</div>".formatted(figure, meaning);
    }

    private static String costs(Report report) {
        double most = report.shares().stream()
                .mapToDouble(Share::cpuMillisPerOrder)
                .max()
                .orElse(1);
        return Stream.concat(report.shares().stream(), Stream.of(report.generator()))
                .map(share -> String.format(
                        Locale.ROOT,
                        "<tr><td>%s<td>%.2f ms<td class=\"bar\"><i class=\"hue%d\" style=\"width:%.1f%%\"></i><td>%d MB",
                        share.name(),
                        share.cpuMillisPerOrder(),
                        share.equals(report.generator()) ? 4 : 1,
                        Math.min(100, 100 * share.cpuMillisPerOrder() / Math.max(most, 1e-9)),
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
        try (var page = Page.class.getResourceAsStream("page.html")) {
            if (page == null) {
                throw new IllegalStateException("page.html is missing");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
