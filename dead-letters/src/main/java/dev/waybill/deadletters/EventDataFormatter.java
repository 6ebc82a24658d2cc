package dev.waybill.deadletters;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Formats the facts of an event, on several lines. */
public final class EventDataFormatter {

    static final String MASK = "•••";

    /** For terminals of any character set. */
    static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Fields of events whose text is nobody's: all others are masked. */
    private static final Set<String> NOT_PERSONAL = Set.of(
            "orderId",
            "returnId",
            "sku",
            "currency",
            "total",
            "unitPrice",
            "amount",
            "reason",
            "code",
            "kind",
            "carrier");

    private EventDataFormatter() {}

    /**
     * @param text the facts as JSON, or whatever a record has in their place
     * @param withPersonalData whether text is shown that may be personal; else it is masked
     */
    public static String format(String text, boolean withPersonalData) {
        try {
            var json = JSON.readTree(text);
            return VisibleText.lines((withPersonalData ? json : masked(json, false)).toPrettyString());
        } catch (JacksonException e) {
            return withPersonalData
                    ? VisibleText.of(text)
                    : "%s (%s bytes that are no JSON)".formatted(MASK, text.length());
        }
    }

    /** A masked copy: of text under a name that may be personal only {@value #MASK}. */
    private static JsonNode masked(JsonNode node, boolean shown) {
        if (node instanceof ObjectNode object) {
            var copy = JSON.createObjectNode();
            object.properties()
                    .forEach(field ->
                            copy.set(field.getKey(), masked(field.getValue(), NOT_PERSONAL.contains(field.getKey()))));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            var copy = JSON.createArrayNode();
            array.forEach(element -> copy.add(masked(element, shown)));
            return copy;
        }
        return shown || !node.isString() ? node : JSON.createObjectNode().stringNode(MASK);
    }
}
