package dev.waybill.events;

import java.io.IOException;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Generates the AsyncAPI document from the events, their schemas and their samples. */
final class AsyncApi {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();
    private static final int PARTITIONS = 12;
    private static final long SEVEN_DAYS = 604_800_000;

    private AsyncApi() {}

    static String text() throws IOException {
        ObjectNode document = (ObjectNode) YAML.readTree(ApprovedContracts.text("/asyncapi-frame.yaml"));
        for (Class<? extends Event> hierarchy : EventHierarchies.ALL) {
            addTopic(document, hierarchy);
        }
        return YAML.writeValueAsString(document);
    }

    private static void addTopic(ObjectNode document, Class<? extends Event> hierarchy) throws IOException {
        String topic = hierarchy.getAnnotation(EventTopic.class).value();
        ObjectNode channel = ((ObjectNode) document.path("channels")).putObject(topic);
        channel.put("address", topic);
        ObjectNode messages = channel.putObject("messages");
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic).put("partitions", PARTITIONS);
        kafka.putObject("topicConfiguration")
                .put("retention.ms", SEVEN_DAYS)
                .putArray("cleanup.policy")
                .add("delete");
        for (Class<?> event : Arrays.asList(hierarchy.getPermittedSubclasses())) {
            String name = EventHierarchies.nameOf(event);
            messages.putObject(name).put("$ref", "#/components/messages/" + name);
            ((ObjectNode) document.path("components").path("messages")).set(name, message(name));
        }
    }

    private static JsonNode message(String name) throws IOException {
        ObjectNode schema = (ObjectNode) YAML.readTree(ApprovedContracts.text("schemas/" + name + ".json"));
        ObjectNode message = YAML.createObjectNode();
        message.put("name", name);
        message.put("title", name);
        message.put("summary", schema.path("description").asString());
        message.put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/envelope");
        message.putObject("correlationId").put("location", "$message.header#/ce_correlationid");
        message.putObject("bindings")
                .putObject("kafka")
                .putObject("key")
                .put("type", "string")
                .put("format", "uuid");
        schema.remove("$schema");
        schema.remove("$id");
        message.set("payload", schema);
        message.putArray("examples")
                .addObject()
                .set("payload", YAML.readTree(ApprovedContracts.text("samples/" + name + ".json")));
        return message;
    }
}
