package dev.waybill.testing.openapi;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One operation of an OpenAPI document, with its references resolved. */
public record Call(OpenApiDocument document, String method, String path, JsonNode operation) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** As the house writes it: {@code POST /orders/{id}/cancellation}. */
    public String name() {
        return method + " " + path;
    }

    public boolean isAt(String actualMethod, String actualPath) {
        return method.equals(actualMethod) && actualPath.matches(path.replaceAll(PARAMETER.pattern(), "[^/]+"));
    }

    /** The path with the examples of its parameters. */
    public String examplePath() {
        return examplePath(Map.of());
    }

    /** The path with these values, and the examples of its other parameters. */
    public String examplePath(Map<String, String> values) {
        return PARAMETER.matcher(path).replaceAll(found -> {
            String value = values.get(found.group(1));
            return value == null ? example(found.group(1)) : value;
        });
    }

    /** The responses by status, {@code default} among them. */
    public Map<String, JsonNode> responses() {
        var responses = new TreeMap<String, JsonNode>();
        operation
                .path("responses")
                .forEachEntry((status, response) -> responses.put(status, document.resolve(response)));
        return responses;
    }

    /** The request bodies that the document shows, each by its media type and name. */
    public Map<String, JsonNode> requestExamples() {
        var examples = new TreeMap<String, JsonNode>();
        operation
                .path("requestBody")
                .path("content")
                .forEachEntry((type, content) -> content.path("examples")
                        .forEachEntry((name, example) -> examples.put(type + " " + name, example.path("value"))));
        return examples;
    }

    private String example(String parameter) {
        JsonNode onPath = document.json().path("paths").path(path).path("parameters");
        return Stream.concat(onPath.valueStream(), operation.path("parameters").valueStream())
                .map(document::resolve)
                .filter(candidate -> candidate.path("name").asString().equals(parameter))
                .map(found -> found.path("example").asString(""))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name() + " does not say what " + parameter + " is"));
    }

    @Override
    public String toString() {
        return name();
    }
}
