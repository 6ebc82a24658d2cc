package dev.waybill.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.monitoring.Dashboard.Panel;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** Grafana silently accepts a file with a mistake and shows an empty panel, so mistakes are found here. */
class DashboardsTest {

    /** As Grafana calls them. */
    private static final Set<String> UNITS =
            Set.of("short", "percentunit", "s", "ms", "bytes", "Bps", "cps", "eps", "recps", "reqps", "ops");

    private static final Pattern VARIABLE = Pattern.compile("\\$(?!__)\\{?(\\w+)");

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @Test
    void thereAreFiveDashboardsWithDifferentIds() {
        assertThat(Dashboard.all())
                .extracting(Dashboard::file)
                .containsExactly("kafka.json", "messaging.json", "overview.json", "saga.json", "services.json");
        assertThat(Dashboard.all())
                .extracting(dashboard -> dashboard.json().path("uid").asString())
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelHasADescriptionAndAUnit(Dashboard dashboard) {
        assertThat(dashboard.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.title()).isNotBlank();
            assertThat(panel.json().path("description").asString(""))
                    .as("description")
                    .endsWith(".");
            assertThat(panel.json()
                            .path("fieldConfig")
                            .path("defaults")
                            .path("unit")
                            .asString(""))
                    .isIn(UNITS);
        });
        assertThat(dashboard.panels()).extracting(Panel::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelUsesAProvisionedDataSource(Dashboard dashboard) {
        assertThat(dashboard.panels())
                .extracting(Panel::json)
                .allSatisfy(panel -> assertIsProvided(panel.path("datasource")));
        assertThat(dashboard.variables()).allSatisfy(variable -> assertIsProvided(variable.path("datasource")));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelHasAPosition(Dashboard dashboard) {
        List<Panel> panels = dashboard.panels();
        assertThat(panels).extracting(panel -> panel.json().path("id").asInt(0)).doesNotHaveDuplicates();
        assertThat(panels).allMatch(panel -> panel.area().fits());
        for (Panel panel : panels) {
            assertThat(panels)
                    .filteredOn(other -> other != panel)
                    .noneMatch(other -> other.area().overlaps(panel.area()));
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelHasAnExpression(Dashboard dashboard) {
        assertThat(dashboard.panels()).allSatisfy(panel -> {
            assertThat(panel.expressions())
                    .isNotEmpty()
                    .noneMatch(expression -> expression.text().isBlank());
            assertThat(panel.json()
                            .path("targets")
                            .valueStream()
                            .map(target -> target.path("refId").asString()))
                    .doesNotHaveDuplicates();
        });
    }

    /** A panel of what an alert judges shows where it fires. */
    @ParameterizedTest
    @CsvSource({
        "waybill_saga_oldest_seconds, 600",
        "saga:waybill_saga_failures:ratio5m, 0.25",
        "waybill_consumer_lag_seconds, 300",
        "waybill_outbox_lag_seconds, 30",
        "waybill_slot_retained_bytes, 1073741824",
        "kafka_producer_request_latency_avg, 500",
        "disk_free_bytes, 0.05",
        "waybill_degraded, 1"
    })
    void everyPanelOfAnAlertHasItsThreshold(String metric, double threshold) {
        assertThat(Rule.alerts()).anyMatch(alert -> alert.expression().text().contains(metric.replaceAll(":.*", "")));
        assertThat(Dashboard.all())
                .flatExtracting(Dashboard::panels)
                .filteredOn(panel -> panel.expressions()
                        .anyMatch(expression -> expression.text().contains(metric)
                                && !expression.text().contains("status=\"PENDING\"")))
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.json()
                                .at("/fieldConfig/defaults/thresholds/steps")
                                .valueStream()
                                .map(step -> step.path("value").asDouble(0)))
                        .as(panel.toString())
                        .contains(threshold));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyVariableIsUsedAndServiceIsOne(Dashboard dashboard) {
        var used = dashboard.panels().stream()
                .flatMap(Panel::expressions)
                .flatMap(expression -> VARIABLE.matcher(expression.text()).results())
                .map(match -> match.group(1))
                .distinct();

        assertThat(used)
                .contains("service")
                .containsExactlyInAnyOrderElementsOf(dashboard.variables().stream()
                        .map(variable -> variable.path("name").asString())
                        .toList());
    }

    private static void assertIsProvided(JsonNode source) {
        String provisioned =
                MonitoringFiles.text(MonitoringFiles.GRAFANA.resolve("provisioning/datasources/prometheus.yml"));
        assertThat(new Yaml().<Object>load(provisioned))
                .asString()
                .contains("uid=" + source.path("uid").asString() + ",");
        assertThat(source.path("type").asString()).isEqualTo("prometheus");
    }
}
