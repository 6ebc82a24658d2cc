package dev.waybill.console;

import dev.waybill.console.service.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What forms send, and the addresses that have it: an empty field counts as none. */
public final class FormFields {

    private FormFields() {}

    public static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Adds a field that is given. */
    public static void put(Map<String, String> fields, String name, @Nullable String text) {
        var given = given(text);
        if (given != null) {
            fields.put(name, given);
        }
    }

    /**
     * Null if none is given.
     *
     * @param text as browsers give a local time, here in UTC, or with a {@code Z}
     * @throws ServiceException if it is no time
     */
    public static @Nullable Instant time(@Nullable String text) {
        var given = given(text);
        try {
            return given == null
                    ? null
                    : given.endsWith("Z")
                            ? Instant.parse(given)
                            : LocalDateTime.parse(given).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new ServiceException(400, text + " is no time.");
        }
    }

    /** A path with these fields as its query, encoded. */
    public static String address(String path, Map<String, String> fields) {
        var uri = UriComponentsBuilder.fromPath(path);
        fields.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.encode().buildAndExpand(fields).toUriString();
    }
}
