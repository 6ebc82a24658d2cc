package dev.waybill.events;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads contracts off the JSON Schemas. */
final class SchemaContracts {

    private static final JsonMapper JSON = new JsonMapper();

    private SchemaContracts() {}

    static Contract of(Class<?> event) throws IOException {
        var facts = new TreeMap<String, String>();
        String name = Family.nameOf(event);
        addFacts("", JSON.readTree(ApprovedContracts.text("schemas/" + name + ".json")), facts);
        return new Contract(name, Family.topicOf(event), facts);
    }

    private static void addFacts(String prefix, JsonNode schema, Map<String, String> facts) {
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).collect(Collectors.toSet());
        schema.path("properties").forEachEntry((name, fact) -> {
            String path = prefix + name;
            facts.put(path, form(fact) + (required.contains(name) ? "" : "?"));
            addFacts(path + ".", fact, facts);
            addFacts(path + "[].", fact.path("items"), facts);
        });
    }

    private static String form(JsonNode fact) {
        if (fact.has("enum")) {
            return fact.path("enum").valueStream().map(JsonNode::stringValue).collect(Collectors.joining("|"));
        }
        return fact.path("format").asString(fact.path("type").asString());
    }
}
