package dev.waybill.system.monitoring;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** A recording or alerting rule, as in its file. */
record Rule(String file, Map<String, Object> yaml) {

    static List<Rule> all() {
        return MonitoringFiles.in(MonitoringFiles.PROMETHEUS.resolve("rules"), ".yml").stream()
                .flatMap(file -> {
                    Map<String, Object> content = new Yaml().load(MonitoringFiles.text(file));
                    return each(content, "groups")
                            .flatMap(group -> each(group, "rules"))
                            .map(rule -> new Rule(file.getFileName().toString(), rule));
                })
                .toList();
    }

    static List<Rule> alerts() {
        return all().stream().filter(Rule::isAlert).toList();
    }

    boolean isAlert() {
        return yaml.containsKey("alert");
    }

    String name() {
        return isAlert() ? text(yaml, "alert") : text(yaml, "record");
    }

    Expression expression() {
        return new Expression(toString(), text(yaml, "expr"));
    }

    String label(String name) {
        return text(part("labels"), name);
    }

    String annotation(String name) {
        return text(part("annotations"), name);
    }

    @Override
    public String toString() {
        return file + ": " + name();
    }

    @SuppressWarnings("unchecked")
    static Stream<Map<String, Object>> each(Map<String, Object> yaml, String name) {
        return ((List<Map<String, Object>>) yaml.getOrDefault(name, List.of())).stream();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> part(String name) {
        return (Map<String, Object>) yaml.getOrDefault(name, Map.of());
    }

    private static String text(Map<String, Object> yaml, String name) {
        return String.valueOf(yaml.getOrDefault(name, ""));
    }
}
