package dev.waybill.console.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many orders have been placed and have ended since order-service started, and how long the completed ones took.
 *
 * @param time in seconds
 * @param processes of which instances it is: the sum of their start times in seconds
 * @param cancelled by reason
 * @param buckets cumulative counts of completed orders by the upper bound of their duration in seconds
 */
record Flow(
        double time,
        double processes,
        double placed,
        double completed,
        Map<String, Double> cancelled,
        TreeMap<Double, Double> buckets) {

    /** What happened between two times. */
    record Rates(
            double seconds,
            double placed,
            double completed,
            double cancelled,
            Map<String, Double> cancelledBy,
            double p50,
            double p99) {}

    static Flow of(MetricsPage page, double time) {
        var buckets = new TreeMap<Double, Double>();
        page.named("waybill_saga_duration_seconds_bucket")
                .filter(sample -> sample.has("outcome", "completed"))
                .forEach(sample -> buckets.merge(
                        MetricsPage.number(sample.labels().getOrDefault("le", "+Inf")), sample.value(), Double::sum));
        return new Flow(
                time,
                page.sum("process_start_time_seconds"),
                page.sum("waybill_saga_started_total"),
                page.sumsBy("waybill_saga_duration_seconds_count", "outcome").getOrDefault("completed", 0.0),
                page.sumsBy("waybill_saga_cancelled_total", "reason"),
                buckets);
    }

    /** Nothing has happened at the start of the service. */
    static Flow atStart(double time) {
        return new Flow(time, 0, 0, 0, Map.of(), new TreeMap<>());
    }

    Rates since(Flow before) {
        var seconds = Math.max(0.001, time - before.time);
        var reasons = new TreeMap<String, Double>();
        cancelled.forEach((reason, count) -> {
            var more = count - before.cancelled.getOrDefault(reason, 0.0);
            if (more > 0) {
                reasons.put(reason, more / seconds);
            }
        });
        return new Rates(
                seconds,
                (placed - before.placed) / seconds,
                (completed - before.completed) / seconds,
                reasons.values().stream().mapToDouble(Double::doubleValue).sum(),
                reasons,
                quantile(0.5, before),
                quantile(0.99, before));
    }

    /** Whether other instances count here, because one has been started again or did not answer once. */
    boolean isOfOtherInstances(Flow earlier) {
        return processes != earlier.processes;
    }

    /** Interpolated within the bucket, as Prometheus does. NaN if no order was completed. */
    private double quantile(double share, Flow before) {
        var rank = share * (completed - before.completed);
        var lower = 0.0;
        var below = 0.0;
        for (var bucket : buckets.entrySet()) {
            var count = bucket.getValue() - before.buckets.getOrDefault(bucket.getKey(), 0.0);
            if (rank > 0 && count >= rank) {
                return bucket.getKey().isInfinite()
                        ? lower
                        : lower + (bucket.getKey() - lower) * (rank - below) / (count - below);
            }
            lower = bucket.getKey();
            below = count;
        }
        return Double.NaN;
    }

    /** The last ten minutes of what viewers have seen; while no page was open there is a gap. Not thread-safe. */
    static final class History {

        private static final double KEPT_SECONDS = 600;
        static final double WINDOW_SECONDS = 60;

        private final List<Flow> flows = new ArrayList<>();

        /** @return what happened since a minute ago, or since {@code start} if no page was open then */
        Rates add(Flow flow, Flow start) {
            if (!flows.isEmpty() && flow.isOfOtherInstances(flows.getLast())) {
                flows.clear();
            }
            flows.removeIf(old -> old.time < flow.time - KEPT_SECONDS);
            var reference = flows.stream()
                    .filter(old -> old.time >= flow.time - WINDOW_SECONDS && old.time < flow.time)
                    .findFirst()
                    .orElse(start);
            flows.add(flow);
            return flow.since(reference);
        }

        /** Rows of time, placed, completed and cancelled per second, between neighbouring observations. */
        List<double[]> points() {
            var points = new ArrayList<double[]>();
            for (var at = 1; at < flows.size(); at++) {
                var flow = flows.get(at);
                var rates = flow.since(flows.get(at - 1));
                points.add(new double[] {
                    Math.round(flow.time), round(rates.placed), round(rates.completed), round(rates.cancelled)
                });
            }
            return points;
        }

        private static double round(double rate) {
            return Math.round(rate * 100) / 100.0;
        }
    }
}
