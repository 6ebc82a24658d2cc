package dev.waybill.system.documents;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.waybill.testing.openapi.OpenApiDocument;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Validates values against the schemas of a document (JSON Schema 2020-12, as in OpenAPI 3.1). */
record Shapes(OpenApiDocument document) {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = new JsonMapper();

    /** An answer may have nothing that the document does not mention. */
    List<String> ofAnswer(JsonNode schema, JsonNode value) {
        ObjectNode whole = whole(schema);
        forbidMore(whole);
        return errors(whole, value);
    }

    List<String> ofRequest(JsonNode schema, JsonNode value) {
        return errors(whole(schema), value);
    }

    private static List<String> errors(ObjectNode schema, JsonNode value) {
        return SCHEMAS
                .getSchema(schema)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The schema with all others that it may refer to inside. */
    private ObjectNode whole(JsonNode schema) {
        var whole = JSON.createObjectNode();
        whole.set("allOf", JSON.createArrayNode().add(schema));
        whole.set("$defs", document.json().path("components").path("schemas"));
        return (ObjectNode) JSON.readTree(whole.toString().replace("#/components/schemas/", "#/$defs/"));
    }

    private static void forbidMore(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Shapes::forbidMore);
    }
}
