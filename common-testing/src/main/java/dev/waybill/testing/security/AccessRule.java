package dev.waybill.testing.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A row of the table of rules: what each kind of caller is answered.
 *
 * @param call as in the OpenAPI document, such as {@code GET /orders/{id}}
 * @param query from the question mark on; empty if there is none
 */
public record AccessRule(String call, String query, Map<Who, Integer> answers) {

    /**
     * Reads a table: a header with the kinds of callers, then a line for each call with the status for each of them. Lines
     * that begin with a number sign are comments.
     */
    static List<AccessRule> read(Class<?> test, String resource) {
        try (InputStream in = Objects.requireNonNull(test.getResourceAsStream(resource), resource)) {
            List<String[]> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+"))
                    .toList();
            List<Who> columns = Arrays.stream(rows.getFirst())
                    .skip(1)
                    .map(name -> Who.valueOf(name.toUpperCase(Locale.ROOT)))
                    .toList();
            var rules = new ArrayList<AccessRule>();
            for (String[] row : rows.subList(1, rows.size())) {
                rules.add(rule(columns, row));
            }
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AccessRule rule(List<Who> columns, String[] row) {
        if (row.length != columns.size() + 2) {
            throw new IllegalArgumentException("not a row of the table: " + String.join(" ", row));
        }
        var answers = new EnumMap<Who, Integer>(Who.class);
        for (int i = 0; i < columns.size(); i++) {
            answers.put(columns.get(i), Integer.valueOf(row[i + 2]));
        }
        int mark = row[1].indexOf('?');
        String path = mark < 0 ? row[1] : row[1].substring(0, mark);
        return new AccessRule(row[0] + " " + path, mark < 0 ? "" : row[1].substring(mark), answers);
    }

    String method() {
        return call.substring(0, call.indexOf(' '));
    }

    String path() {
        return call.substring(call.indexOf(' ') + 1);
    }

    /** Of the service's own API, which its document describes; what HEAD does is documented by GET. */
    boolean isDocumented() {
        return !path().matches("/(actuator|v3|swagger-ui|nothing)\\b.*") && !method().equals("HEAD");
    }

    @Override
    public String toString() {
        return call + query;
    }
}
