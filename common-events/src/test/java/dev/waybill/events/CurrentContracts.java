package dev.waybill.events;

import com.networknt.schema.Schema;
import java.io.IOException;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contracts as records and schemas have them now. */
final class CurrentContracts {

    private static final JsonMapper JSON = new JsonMapper();

    private CurrentContracts() {}

    static Contract of(Class<?> event) {
        try {
            return read(event);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Contract read(Class<?> event) throws IOException {
        String name = EventHierarchies.nameOf(event);
        JsonNode sample = JSON.readTree(ApprovedContracts.text("samples/" + name + ".json"));
        Schema schema = EventSchemas.of(event);
        var published = new SizeProbe(
                sample, json -> EventSchemas.errors(schema, json.toString()).isEmpty());
        var accepted = new SizeProbe(sample, json -> RecordReader.accepts(event, json));
        var facts = new TreeMap<String, Fact>();
        RecordForms.of(event)
                .forEach((path, form) ->
                        facts.put(path, new Fact(form, published.range(path, form), accepted.range(path, form))));
        return new Contract(name, EventHierarchies.topicOf(event), facts);
    }
}
