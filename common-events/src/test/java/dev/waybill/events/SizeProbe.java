package dev.waybill.events;

import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds out by trial which sizes of a fact pass a check, starting from a sample that does. */
final class SizeProbe {

    private static final int MAX_CHARACTERS = 5_000;
    private static final int MAX_ITEMS = 1_000;
    private static final int MAX_DIGITS = 30;

    private final JsonNode sample;
    private final Predicate<JsonNode> check;

    SizeProbe(JsonNode sample, Predicate<JsonNode> check) {
        this.sample = sample;
        this.check = check;
    }

    /** Null if a fact of this form has no sizes. */
    @Nullable Range range(String path, String form) {
        return switch (form.replace("?", "")) {
            case "integer" ->
                range(Integer.MIN_VALUE, valueAt(path).intValue(), Integer.MAX_VALUE, size -> passes(path, size));
            case "string" -> range(0, valueAt(path).stringValue().length(), MAX_CHARACTERS, size -> passes(path, size));
            case "array" -> range(0, valueAt(path).size(), MAX_ITEMS, size -> passes(path, size));
            case "decimal" ->
                range(-MAX_DIGITS, valueAt(path).stringValue().indexOf('.'), MAX_DIGITS, size -> passes(path, size));
            default -> null;
        };
    }

    private static Range range(long from, long known, long to, LongPredicate passes) {
        if (!passes.test(known)) {
            throw new AssertionError("the sample is not valid");
        }
        return new Range(
                passes.test(from) ? (from == 0 ? 0 : Long.MIN_VALUE) : end(known, from, passes),
                passes.test(to) ? Long.MAX_VALUE : end(known, to, passes));
    }

    /** The last size that passes between one that does and one that does not. */
    private static long end(long passing, long failing, LongPredicate passes) {
        long good = passing;
        long bad = failing;
        while (Math.abs(good - bad) > 1) {
            long middle = (good + bad) / 2;
            if (passes.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private boolean passes(String path, long size) {
        JsonNode changed = sample.deepCopy();
        var place = (ObjectNode) parent(changed, path);
        String name = path.substring(path.lastIndexOf('.') + 1);
        JsonNode value = place.path(name);
        if (value.isInt()) {
            place.put(name, (int) size);
        } else if (value.isArray()) {
            place.set(name, items((ArrayNode) value, (int) size));
        } else if (value.stringValue().matches("[0-9]+\\.[0-9]+")) {
            place.put(name, decimal(value.stringValue(), (int) size));
        } else {
            place.put(name, value.stringValue().substring(0, 1).repeat((int) size));
        }
        return check.test(changed);
    }

    /** So many items that differ in their sku only. */
    private static ArrayNode items(ArrayNode like, int size) {
        ArrayNode items = like.arrayNode();
        for (int i = 0; i < size; i++) {
            var item = (ObjectNode) like.path(0).deepCopy();
            items.add(item.put("sku", "SKU-" + i));
        }
        return items;
    }

    /** With so many digits before the point; a negative decimal if there are less than none. */
    private static String decimal(String like, int digits) {
        String fraction = like.substring(like.indexOf('.'));
        return (digits < 0 ? "-" : "") + (digits == 0 ? "0" : "9".repeat(Math.abs(digits))) + fraction;
    }

    private JsonNode valueAt(String path) {
        return parent(sample, path).path(path.substring(path.lastIndexOf('.') + 1));
    }

    private static JsonNode parent(JsonNode root, String path) {
        JsonNode node = root;
        List<String> steps = List.of(path.split("\\."));
        for (String step : steps.subList(0, steps.size() - 1)) {
            node = step.endsWith("[]")
                    ? node.path(step.substring(0, step.length() - 2)).path(0)
                    : node.path(step);
        }
        return node;
    }
}
