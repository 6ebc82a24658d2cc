package dev.waybill.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The links between Grafana's data sources, for example from metrics to traces, have a target. */
class DataSourcesTest {

    private static final Pattern LINK = Pattern.compile("datasourceUid: (\\w+)");

    private static final List<String> FILES =
            MonitoringFiles.in(MonitoringFiles.GRAFANA.resolve("provisioning/datasources"), ".yml").stream()
                    .map(MonitoringFiles::text)
                    .toList();

    @Test
    void metricsTracesAndLogsHaveOneEach() {
        assertThat(sources())
                .extracting(source -> source.get("type"))
                .containsExactlyInAnyOrder("prometheus", "tempo", "loki");
    }

    @Test
    void everyLinkEndsAtASource() {
        List<String> links = FILES.stream()
                .flatMap(file -> LINK.matcher(file).results())
                .map((MatchResult link) -> link.group(1))
                .toList();

        assertThat(links).isNotEmpty();
        assertThat(sources())
                .extracting(source -> String.valueOf(source.get("uid")))
                .containsAll(links);
    }

    private static List<Map<String, Object>> sources() {
        return FILES.stream()
                .map(file -> new Yaml().<Map<String, Object>>load(file))
                .flatMap(file -> Rule.each(file, "datasources"))
                .toList();
    }
}
