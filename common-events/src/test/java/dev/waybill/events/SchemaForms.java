package dev.waybill.events;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the forms of facts from the JSON Schemas. */
final class SchemaForms {

    private static final JsonMapper JSON = new JsonMapper();

    private SchemaForms() {}

    static Map<String, String> of(Class<?> event) throws IOException {
        var forms = new TreeMap<String, String>();
        String name = EventHierarchies.nameOf(event);
        addForms("", JSON.readTree(ApprovedContracts.text("schemas/" + name + ".json")), forms);
        return forms;
    }

    private static void addForms(String prefix, JsonNode schema, Map<String, String> forms) {
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).collect(Collectors.toSet());
        schema.path("properties").forEachEntry((name, fact) -> {
            String path = prefix + name;
            forms.put(path, form(fact) + (required.contains(name) ? "" : "?"));
            addForms(path + ".", fact, forms);
            addForms(path + "[].", fact.path("items"), forms);
        });
    }

    private static String form(JsonNode fact) {
        if (fact.has("enum")) {
            return fact.path("enum").valueStream().map(JsonNode::stringValue).collect(Collectors.joining("|"));
        }
        return fact.path("format").asString(fact.path("type").asString());
    }
}
