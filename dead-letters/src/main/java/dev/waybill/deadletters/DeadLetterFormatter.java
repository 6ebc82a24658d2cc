package dev.waybill.deadletters;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Formats dead letters for the terminal, for programs and for pages. Whatever their bytes, no text has a character that
 * controls a terminal or the direction of text: it stands there as an escape.
 */
public final class DeadLetterFormatter {
    public static final String HEADING = "%-44s %-9s %7s  %-32s %-36s  %-17s %s"
            .formatted("DEAD LETTER", "STATE", "REPLAYS", "TYPE", "ORDER", "REASON", "ERROR");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final String MASK = "•••";

    /** Control and format characters, separators of lines, and what has no meaning. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

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

    private static final Pattern KNOWN_HEADER = Pattern.compile(
            "ce_(specversion|id|type|source|subject|time|sequence|sequencetype|correlationid|causationid)"
                    + "|content-type|traceparent|replay_(group|attempt|id)");

    private DeadLetterFormatter() {}

    /** A JSON object on one line. */
    public static String json(DeadLetter deadLetter) {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("letter", deadLetter.place().toString())
                .put("state", deadLetter.stateName())
                .put("replayed", deadLetter.handling().replays() > 0)
                .put("replays", deadLetter.nextAttempt() - 1)
                .put("topic", deadLetter.origin().topic())
                .put("group", deadLetter.group())
                .put("type", deadLetter.type())
                .put("order", deadLetter.order())
                .put("reason", deadLetter.reason())
                .put("error", deadLetter.error())
                .put("message", deadLetter.detail())
                .put("failedAt", deadLetter.failedAt()));
    }

    /** One line, below {@link #HEADING}. */
    public static String row(DeadLetter deadLetter) {
        return "%-44s %-9s %7s  %-32s %-36s  %-17s %s: %s"
                .formatted(
                        deadLetter.place(),
                        deadLetter.stateName(),
                        deadLetter.nextAttempt() - 1,
                        visible(deadLetter.type()),
                        visible(deadLetter.order()),
                        visible(deadLetter.reason()),
                        visible(deadLetter.error().replaceFirst("(?s).*[.$]", "")),
                        visible(deadLetter.detail()));
    }

    /** All details of one dead letter, personal data included. */
    public static String page(DeadLetter deadLetter) {
        var text = new StringBuilder();
        text.append("record   %s, %s%n".formatted(deadLetter.place(), deadLetter.stateName()));
        text.append("failed   at %s in %s%n".formatted(visible(deadLetter.failedAt()), visible(deadLetter.group())));
        text.append("reason   %s%n".formatted(visible(deadLetter.reason())));
        text.append("error    %s: %s%n".formatted(visible(deadLetter.error()), visible(deadLetter.detail())));
        text.append(
                "origin   %s, replayed %s times before%n".formatted(deadLetter.origin(), deadLetter.replaysBefore()));
        text.append("key      %s%n".formatted(visible(deadLetter.order())));
        deadLetter
                .headers()
                .forEach(header ->
                        text.append("header   %s: %s%n".formatted(visible(header.key()), header(header, true))));
        return text.append("value%n%s".formatted(value(deadLetter, true))).toString();
    }

    /** The value of a header; of one that events do not have only with personal data. */
    public static String header(Header header, boolean withPersonalData) {
        return withPersonalData || KNOWN_HEADER.matcher(header.key()).matches()
                ? visible(DeadLetterHeaders.text(header.value()))
                : MASK;
    }

    /** The value of the record, JSON on several lines; without personal data, all text that may be some is masked. */
    public static String value(DeadLetter deadLetter, boolean withPersonalData) {
        if (deadLetter.value() == null) {
            return "(none)";
        }
        var text = DeadLetterHeaders.text(deadLetter.value());
        try {
            var json = JSON.readTree(text);
            return lines((withPersonalData ? json : masked(json, false)).toPrettyString());
        } catch (JacksonException e) {
            return withPersonalData ? visible(text) : "%s (%s bytes that are no JSON)".formatted(MASK, text.length());
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

    private static String lines(String text) {
        return text.lines().map(DeadLetterFormatter::escaped).collect(Collectors.joining("\n"));
    }

    /** One line, whatever the text; a hyphen for none. */
    public static String visible(String text) {
        return text.isEmpty() ? "-" : escaped(text);
    }

    private static String escaped(String text) {
        return INVISIBLE.matcher(text).replaceAll(DeadLetterFormatter::escape);
    }

    private static String escape(MatchResult found) {
        return found.group()
                .chars()
                .mapToObj(character -> String.format(Locale.ROOT, "\\\\u%04x", character))
                .collect(Collectors.joining());
    }
}
