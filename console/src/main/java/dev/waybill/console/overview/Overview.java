package dev.waybill.console.overview;

import dev.waybill.console.service.Reply;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that the first page shows, at one time.
 *
 * @param orders null if order-service does not answer
 * @param deadLetters records in dead-letter topics; null if the brokers do not say all of them
 * @param alerts null if there is no Prometheus
 * @param points of the chart, see {@link Flow.History#points}
 */
record Overview(
        Instant time,
        List<Finding> findings,
        List<ServiceSummary> services,
        @Nullable Orders orders,
        @Nullable Long deadLetters,
        @Nullable Reply<List<FiringAlerts.Alert>> alerts,
        List<double[]> points) {

    /**
     * What order-service reports.
     *
     * @param statuses those that an order passes, in their order
     * @param sinceStart whether the rates are those since the service's start
     */
    record Orders(Flow.Rates rates, boolean sinceStart, List<Passing> statuses) {}

    /**
     * Orders in a status that they should leave.
     *
     * @param oldestSeconds how long the first of them has been in it
     * @param late whether that is longer than its alert allows
     */
    record Passing(String status, long orders, double oldestSeconds, boolean late) {}

    public boolean isWell() {
        return findings.isEmpty();
    }

    public boolean isCritical() {
        return findings.stream().anyMatch(Finding::critical);
    }

    /** For the script that draws the chart. */
    public String pointsAsJson() {
        return JsonMapper.shared().writeValueAsString(points);
    }
}
