package dev.waybill.testing.security;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The calls of an OpenAPI document and its examples of them. */
record ApiDocument(JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** A body and its media type. */
    record Body(String type, String text) {}

    Collection<String> calls() {
        return operations().keySet();
    }

    /** The first example of a request's body; empty if it has none. */
    Optional<Body> body(String call) {
        JsonNode content = operation(call).path("requestBody").path("content");
        return content.propertyStream()
                .findFirst()
                .flatMap(type -> type.getValue()
                        .path("examples")
                        .valueStream()
                        .findFirst()
                        .map(example ->
                                new Body(type.getKey(), example.path("value").toString())));
    }

    /** The path of a call with the examples of its parameters, or these values. */
    String path(String call, Map<String, String> values) {
        String path = call.substring(call.indexOf(' ') + 1);
        return PARAMETER
                .matcher(path)
                .replaceAll(found -> Optional.ofNullable(values.get(found.group(1)))
                        .orElseGet(() -> example(call, path, found.group(1))));
    }

    private String example(String call, String path, String parameter) {
        return Stream.concat(
                        document.path("paths").path(path).path("parameters").valueStream(),
                        operation(call).path("parameters").valueStream())
                .map(this::resolve)
                .filter(candidate -> candidate.path("name").asString("").equals(parameter))
                .map(found -> found.path("example").asString(""))
                .findFirst()
                .orElseThrow(() -> new AssertionError(call + " has no example of " + parameter));
    }

    private JsonNode operation(String call) {
        return operations().getOrDefault(call, document.path("none"));
    }

    private Map<String, JsonNode> operations() {
        var found = new TreeMap<String, JsonNode>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        found.put(method.toUpperCase(Locale.ROOT) + " " + path, operation);
                    }
                }));
        return found;
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString("").substring(1)) : node;
    }
}
