package dev.waybill.console.deadletters;

import dev.waybill.console.service.ServiceException;
import dev.waybill.deadletters.DeadLetterFilter;
import dev.waybill.deadletters.RecordCoordinates;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A filter as it stands in forms and addresses; what is missing or empty selects all.
 *
 * @param id of one dead letter, its coordinates
 * @param from as browsers give a local time, here in UTC
 * @param all {@code true} for also those that were replayed or discarded
 */
record DeadLetterQuery(
        @Nullable String id,
        @Nullable String topic,
        @Nullable String group,
        @Nullable String cause,
        @Nullable String order,
        @Nullable String from,
        @Nullable String to,
        @Nullable String all) {

    /** @throws ServiceException if a time or the coordinates cannot be read */
    DeadLetterFilter filter() {
        return new DeadLetterFilter(
                given(topic),
                given(group),
                given(cause),
                given(order),
                time(given(from)),
                time(given(to)),
                place() == null ? List.of() : List.of(coordinates(place())),
                "true".equals(all));
    }

    /** The fields that are set, by name. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "id", id);
        put(fields, "topic", topic);
        put(fields, "group", group);
        put(fields, "cause", cause);
        put(fields, "order", order);
        put(fields, "from", from);
        put(fields, "to", to);
        put(fields, "all", all);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        var set = given(value);
        if (set != null) {
            fields.put(name, set);
        }
    }

    /** The coordinates of the one dead letter, if it is about one. */
    @Nullable String place() {
        return given(id);
    }

    /** @throws ServiceException if this is none */
    static RecordCoordinates coordinates(String text) {
        try {
            return RecordCoordinates.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ServiceException("The console", 400, text + " is no dead letter.");
        }
    }

    /** The list with this filter, or the page of the one dead letter. */
    public String path() {
        return place() == null ? address("/dead-letters", fields()) : "/dead-letters/" + place();
    }

    /** The question before an action on all of them. */
    public String question(String kind) {
        var fields = fields();
        fields.put("kind", kind);
        return address("/dead-letters/actions", fields);
    }

    private static String address(String path, Map<String, String> fields) {
        var uri = UriComponentsBuilder.fromPath(path);
        fields.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.encode().buildAndExpand(fields).toUriString();
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new ServiceException("The console", 400, text + " is no time.");
        }
    }
}
