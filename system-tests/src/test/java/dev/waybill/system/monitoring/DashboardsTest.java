package dev.waybill.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.monitoring.Dashboard.Panel;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void thereAreFourDashboardsWithDifferentIds() {
        assertThat(Dashboard.all())
                .extracting(Dashboard::file)
                .containsExactly("kafka.json", "messaging.json", "saga.json", "services.json");
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
