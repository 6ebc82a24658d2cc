package dev.waybill.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException.Reference;

/** Writes JSON pointers (RFC 6901) as URI fragments. */
final class JsonPointers {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]*");

    private JsonPointers() {}

    static String escape(String name) {
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return URLEncoder.encode(escaped, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }

    static String to(List<Reference> path) {
        var pointer = new StringBuilder("#");
        for (Reference step : path) {
            String name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : escape(name));
        }
        return pointer.toString();
    }
}
