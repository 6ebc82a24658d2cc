package dev.waybill.system.telemetry;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of a structured log. */
public record LogLine(JsonNode json) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The structured lines of a log. */
    public static List<LogLine> of(String log) {
        return log.lines()
                .dropWhile(line -> !line.startsWith("{"))
                .map(JSON::readTree)
                .map(LogLine::new)
                .toList();
    }

    public String text(String field) {
        return json.path(field).asString("");
    }

    /** The names of its fields. */
    public Stream<String> fields() {
        return json.propertyNames().stream();
    }
}
