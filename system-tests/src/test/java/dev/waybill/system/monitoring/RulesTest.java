package dev.waybill.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The rules are valid, and every alert has a test with promtool, a severity and a runbook. */
class RulesTest {

    private static final List<Path> TESTS = MonitoringFiles.in(MonitoringFiles.PROMETHEUS.resolve("tests"), ".yml");

    static List<Rule> alerts() {
        return Rule.alerts();
    }

    @Test
    void theConfigurationAndTheRulesAreValid() {
        Program.promtool()
                .run(
                        "check",
                        "config",
                        "--lint=all",
                        "--lint-fatal",
                        MonitoringFiles.PROMETHEUS.resolve("prometheus.yml").toString());
    }

    @Test
    void everyAlertFiresWhenItShould() {
        Program.promtool()
                .run(Stream.concat(Stream.of("test", "rules"), TESTS.stream().map(Path::toString))
                        .toArray(String[]::new));
    }

    @Test
    void everyAlertIsTested() {
        Set<String> tested = TESTS.stream()
                .map(file -> new Yaml().<Map<String, Object>>load(MonitoringFiles.text(file)))
                .flatMap(file -> Rule.each(file, "tests"))
                .flatMap(test -> Rule.each(test, "alert_rule_test"))
                .filter(test -> test.containsKey("exp_alerts"))
                .map(test -> String.valueOf(test.get("alertname")))
                .collect(Collectors.toSet());

        assertThat(Rule.alerts())
                .extracting(Rule::name)
                .allSatisfy(name -> assertThat(tested).contains(name));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertHasASeverityASummaryAndARunbook(Rule alert) {
        assertThat(alert.label("severity")).isIn("warning", "critical");
        assertThat(alert.annotation("summary")).endsWith(".");
        Path runbook = MonitoringFiles.ROOT.resolve(alert.annotation("runbook_url"));
        assertThat(runbook).isRegularFile();
        assertThat(MonitoringFiles.text(runbook)).contains("`" + alert.name() + "`");
    }

    @Test
    void everyRunbookHasAnAlert() {
        Set<Path> named = Rule.alerts().stream()
                .map(alert -> MonitoringFiles.ROOT.resolve(alert.annotation("runbook_url")))
                .collect(Collectors.toSet());

        assertThat(MonitoringFiles.in(MonitoringFiles.ROOT.resolve("docs/runbooks"), ".md"))
                .filteredOn(file -> !file.endsWith("README.md"))
                .allMatch(Files::isRegularFile)
                .containsExactlyInAnyOrderElementsOf(named);
    }
}
