package dev.waybill.system.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests as the HTTP clients of editors read them: apart by {@code ###}, with variables in double braces. */
record HttpFile(Map<String, String> variables, List<Item> items) {

    private static final Pattern VARIABLE = Pattern.compile("@(\\w+)\\s*=\\s*(.+)");
    private static final Pattern KEEPS =
            Pattern.compile("> \\{% client\\.global\\.set\\(\"(\\w+)\", response\\.body([\\w.\\[\\]]+)\\) %}");
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    /** @param keeps which variable is set to which value of the answer's body, by its JSON pointer; null for none */
    record Item(
            String title,
            String method,
            String url,
            List<String> headers,
            String body,
            Map.@Nullable Entry<String, String> keeps) {}

    static HttpFile read(Path file) throws IOException {
        var variables = new LinkedHashMap<String, String>();
        var items = new ArrayList<Item>();
        for (String part : Files.readString(file).split("(?m)^###")) {
            List<String> lines = part.lines().toList();
            for (String line : lines) {
                Matcher variable = VARIABLE.matcher(line);
                if (variable.matches()) {
                    variables.put(variable.group(1), variable.group(2).strip());
                }
            }
            if (lines.stream().anyMatch(HttpFile::isCall)) {
                items.add(item(lines));
            }
        }
        return new HttpFile(variables, items);
    }

    /** The text with the variables in their places. */
    static String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }

    /** {@code .id} or {@code [0].id} as a JSON pointer. */
    private static String pointer(String property) {
        return property.replaceAll("[.\\[]", "/").replace("]", "");
    }

    private static boolean isCall(String line) {
        return line.matches("(GET|PUT|POST|DELETE) .+");
    }

    private static Item item(List<String> lines) {
        int call = 0;
        while (!isCall(lines.get(call))) {
            call++;
        }
        String[] request = lines.get(call).split(" ", 2);
        var headers = new ArrayList<String>();
        int next = call + 1;
        while (next < lines.size() && !lines.get(next).isBlank()) {
            String[] header = lines.get(next++).split(": ", 2);
            headers.add(header[0]);
            headers.add(header[1]);
        }
        var body = new StringBuilder();
        Map.@Nullable Entry<String, String> keeps = null;
        for (String line : lines.subList(next, lines.size())) {
            Matcher found = KEEPS.matcher(line);
            if (found.matches()) {
                keeps = Map.entry(found.group(1), pointer(found.group(2)));
            } else {
                body.append(line).append('\n');
            }
        }
        return new Item(
                lines.getFirst().strip(),
                request[0],
                request[1],
                headers,
                body.toString().strip(),
                keeps);
    }
}
