package dev.waybill.console.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The samples of a service's Prometheus page that the overview needs; a page has many more. */
record MetricsPage(List<Sample> samples) {

    static final MetricsPage EMPTY = new MetricsPage(List.of());

    private static final Pattern LINE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? (\\S+).*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Set<String> NEEDED = Set.of(
            "process_start_time_seconds",
            "waybill_consumer_lag_records",
            "waybill_consumer_lag_seconds",
            "waybill_degraded",
            "waybill_inbox_events_total",
            "waybill_orders",
            "waybill_outbox_lag_seconds",
            "waybill_saga_cancelled_total",
            "waybill_saga_duration_seconds_bucket",
            "waybill_saga_duration_seconds_count",
            "waybill_saga_oldest_seconds",
            "waybill_saga_started_total");

    record Sample(String name, Map<String, String> labels, double value) {

        boolean has(String label, String wanted) {
            return wanted.equals(labels.get(label));
        }
    }

    static MetricsPage parse(String text) {
        var samples = new ArrayList<Sample>();
        for (var line : (Iterable<String>) text.lines()::iterator) {
            if (!line.startsWith("waybill_") && !line.startsWith("process_")) {
                continue;
            }
            var parts = LINE.matcher(line);
            if (parts.matches() && NEEDED.contains(parts.group(1))) {
                samples.add(new Sample(parts.group(1), labels(parts.group(2)), number(parts.group(3))));
            }
        }
        return new MetricsPage(List.copyOf(samples));
    }

    private static Map<String, String> labels(@org.jspecify.annotations.Nullable String text) {
        var labels = new HashMap<String, String>();
        if (text != null) {
            LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }

    static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** These and those of another instance of the service. */
    MetricsPage and(MetricsPage other) {
        return new MetricsPage(
                Stream.concat(samples.stream(), other.samples.stream()).toList());
    }

    Stream<Sample> named(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name) && !Double.isNaN(sample.value()));
    }

    private DoubleStream values(String name) {
        return named(name).mapToDouble(Sample::value);
    }

    double sum(String name) {
        return values(name).sum();
    }

    /** @return NaN if there is none */
    double max(String name) {
        return values(name).max().orElse(Double.NaN);
    }

    Map<String, Double> sumsBy(String name, String label) {
        return by(name, label, Double::sum);
    }

    Map<String, Double> maxima(String name, String label) {
        return by(name, label, Math::max);
    }

    private Map<String, Double> by(String name, String label, java.util.function.BinaryOperator<Double> merge) {
        var found = new TreeMap<String, Double>();
        named(name).forEach(sample -> found.merge(sample.labels().getOrDefault(label, ""), sample.value(), merge));
        return found;
    }
}
