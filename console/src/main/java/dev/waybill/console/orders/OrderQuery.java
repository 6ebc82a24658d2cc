package dev.waybill.console.orders;

import dev.waybill.console.FormFields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

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
        fields().forEach((name, value) -> criteria.add(
                name, name.matches("placed.*|updated.*") ? String.valueOf(FormFields.time(value)) : value));
        if (FormFields.given(cursor) != null) {
            criteria.add("cursor", cursor);
        }
        return criteria;
    }

    /** The path of the next page. */
    String next(String nextCursor) {
        var fields = fields();
        fields.put("cursor", nextCursor);
        return FormFields.address("/orders", fields);
    }

    private Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        FormFields.put(fields, "customerId", customerId);
        FormFields.put(fields, "status", status);
        FormFields.put(fields, "reason", reason);
        FormFields.put(fields, "sku", sku);
        FormFields.put(fields, "trackingNumber", trackingNumber);
        FormFields.put(fields, "reference", reference);
        FormFields.put(fields, "placedFrom", placedFrom);
        FormFields.put(fields, "placedTo", placedTo);
        FormFields.put(fields, "updatedFrom", updatedFrom);
        return fields;
    }
}
