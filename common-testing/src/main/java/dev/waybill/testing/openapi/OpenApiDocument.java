package dev.waybill.testing.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A service's OpenAPI document. */
public record OpenApiDocument(JsonNode json) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    public List<Call> calls() {
        var calls = new ArrayList<Call>();
        json.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((key, operation) -> {
                    if (METHODS.contains(key)) {
                        calls.add(new Call(this, key.toUpperCase(Locale.ROOT), path, operation));
                    }
                }));
        return calls;
    }

    /** What a reference refers to; anything else is itself. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? json.at(node.path("$ref").asString().substring(1)) : node;
    }
}
