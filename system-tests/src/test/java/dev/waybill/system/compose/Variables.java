package dev.waybill.system.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in <code>${NAME}</code>, <code>${NAME:-default}</code> and <code>${NAME:?message}</code>. */
record Variables(Map<String, String> values) {

    private static final Pattern USE = Pattern.compile("\\$\\{(\\w+)(?::([-?])([^}]*))?}");

    /** Those of an {@code .env} file, and others that win over them. */
    static Variables of(Path file, Map<String, String> others) {
        try (var lines = Files.lines(file)) {
            var values = new HashMap<String, String>();
            lines.filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .forEach(setting -> values.put(setting[0], setting[1]));
            values.putAll(others);
            return new Variables(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if a variable without a default is not set */
    String fill(String text) {
        return USE.matcher(text).replaceAll(use -> Matcher.quoteReplacement(value(use)));
    }

    private String value(MatchResult use) {
        String value = values.getOrDefault(use.group(1), "");
        if (!value.isEmpty()) {
            return value;
        }
        if ("-".equals(use.group(2))) {
            return use.group(3);
        }
        throw new IllegalStateException(use.group(1) + " is not set");
    }
}
