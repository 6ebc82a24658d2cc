package dev.waybill.stack.status;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The samples of a Prometheus page (text format 0.0.4), as far as needed here. */
public record Measurements(List<Sample> samples) {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? ([^ ]+)(?: .*)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    public record Sample(String name, Map<String, String> labels, double value) {}

    public static Measurements parse(String page) {
        return new Measurements(page.lines()
                .filter(line -> !line.startsWith("#"))
                .map(Measurements::sample)
                .flatMap(Optional::stream)
                .toList());
    }

    List<Sample> named(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    double sum(String name) {
        return named(name).stream().mapToDouble(Sample::value).sum();
    }

    private static Optional<Sample> sample(String line) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var labels = matcher.group(2) == null ? "" : matcher.group(2);
        var named = LABEL.matcher(labels)
                .results()
                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2), (a, b) -> b, TreeMap::new));
        return number(matcher.group(3)).map(value -> new Sample(matcher.group(1), named, value));
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty(); // NaN and +Inf in their own spelling say nothing here
        }
    }
}
