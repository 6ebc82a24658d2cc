package dev.waybill.console.orders;

import dev.waybill.console.service.ServiceException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** A search as its form sends it; times are in UTC, as browsers write them. */
record OrderQuery(
        @Nullable String customerId,
        @Nullable String status,
        @Nullable String reason,
        @Nullable String sku,
        @Nullable String trackingNumber,
        @Nullable String reference,
        @Nullable String placedFrom,
        @Nullable String placedTo,
        @Nullable String updatedFrom,
        @Nullable String cursor) {

    /** For order-service. */
    MultiValueMap<String, String> criteria() {
        var criteria = new LinkedMultiValueMap<String, String>();
        fields().forEach((name, value) -> criteria.add(name, name.matches("placed.*|updated.*") ? time(value) : value));
        if (isSet(cursor)) {
            criteria.add("cursor", cursor);
        }
        return criteria;
    }

    /** The path of the next page. */
    String next(String nextCursor) {
        var path = UriComponentsBuilder.fromPath("/orders");
        fields().forEach((name, value) -> path.queryParam(name, "{" + name + "}"));
        var values = new LinkedHashMap<String, Object>(fields());
        values.put("cursor", nextCursor);
        return path.queryParam("cursor", "{cursor}")
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }

    private Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "customerId", customerId);
        put(fields, "status", status);
        put(fields, "reason", reason);
        put(fields, "sku", sku);
        put(fields, "trackingNumber", trackingNumber);
        put(fields, "reference", reference);
        put(fields, "placedFrom", placedFrom);
        put(fields, "placedTo", placedTo);
        put(fields, "updatedFrom", updatedFrom);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value.strip());
        }
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String time(String text) {
        try {
            return LocalDateTime.parse(text) + (text.length() == 16 ? ":00Z" : "Z");
        } catch (DateTimeException e) {
            throw new ServiceException("The console", 400, text + " is no time.");
        }
    }
}
