package dev.waybill.console.cluster;

import dev.waybill.console.service.Reply;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code waybill_group_lag_records}: the lag of every group from the brokers' side, also while its service is down. It is
 * read when it is scraped; while the brokers do not answer there is none.
 */
@Component
final class GroupLagMetric implements Collector {

    private final ClusterReader cluster;

    GroupLagMetric(ClusterReader cluster, PrometheusRegistry registry) {
        this.cluster = cluster;
        registry.register(this);
    }

    @Override
    public String getPrometheusName() {
        return "waybill_group_lag_records";
    }

    @Override
    public GaugeSnapshot collect() {
        var gauge = GaugeSnapshot.builder()
                .name(getPrometheusName())
                .help("Records that a consumer group has not processed, by the brokers' offsets");
        var lags = Reply.of(cluster::lags).value();
        for (var lag : lags == null ? List.<GroupLag>of() : lags) {
            var labels = Labels.of(
                    "group", lag.group(), "topic", lag.topic(), "partition", Integer.toString(lag.partition()));
            gauge.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(labels)
                    .value(lag.records())
                    .build());
        }
        return gauge.build();
    }
}
