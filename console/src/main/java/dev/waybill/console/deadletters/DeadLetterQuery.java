package dev.waybill.console.deadletters;

import dev.waybill.console.FormFields;
import dev.waybill.console.service.ServiceException;
import dev.waybill.deadletters.DeadLetterFilter;
import dev.waybill.deadletters.RecordCoordinates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * One that is chosen by its coordinates may have been replayed or discarded before.
     *
     * @throws ServiceException if a time or the coordinates cannot be read
     */
    DeadLetterFilter filter() {
        return new DeadLetterFilter(
                FormFields.given(topic),
                FormFields.given(group),
                FormFields.given(cause),
                FormFields.given(order),
                FormFields.time(from),
                FormFields.time(to),
                place() == null ? List.of() : List.of(coordinates(place())),
                "true".equals(all) || place() != null);
    }

    /** The fields that are set, by name. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        FormFields.put(fields, "id", id);
        FormFields.put(fields, "topic", topic);
        FormFields.put(fields, "group", group);
        FormFields.put(fields, "cause", cause);
        FormFields.put(fields, "order", order);
        FormFields.put(fields, "from", from);
        FormFields.put(fields, "to", to);
        FormFields.put(fields, "all", all);
        return fields;
    }

    /** The coordinates of the one dead letter, if it is about one. */
    @Nullable String place() {
        return FormFields.given(id);
    }

    /** @throws ServiceException if this is none */
    static RecordCoordinates coordinates(String text) {
        try {
            return RecordCoordinates.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ServiceException(400, text + " is no dead letter.");
        }
    }

    /** The list with this filter, or the page of the one dead letter. */
    public String path() {
        return place() == null ? FormFields.address("/dead-letters", fields()) : "/dead-letters/" + place();
    }

    /** The list of those of one cause and consumer that match this filter. */
    public String path(DeadLetterService.Cause cause) {
        return new DeadLetterQuery(null, cause.topic(), cause.group(), cause.text(), order, from, to, all).path();
    }

    /** The question before an action on all of them. */
    public String question(String kind) {
        var fields = fields();
        fields.put("kind", kind);
        return FormFields.address("/dead-letters/actions", fields);
    }
}
