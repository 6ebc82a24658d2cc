package dev.waybill.system.telemetry;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

/** The spans of one trace, in no particular order. */
public record Trace(List<TracedSpan> spans) {

    public static final String ROOT = "nobody";

    public boolean has(String name) {
        return spans.stream().anyMatch(span -> span.name().equals(name));
    }

    /**
     * The label of each span with that of its parent.
     *
     * @throws IllegalStateException if two spans have the same label
     */
    public Map<String, String> parents() {
        return spans.stream().collect(toMap(TracedSpan::label, this::parent));
    }

    private String parent(TracedSpan span) {
        return spans.stream()
                .filter(other -> other.id().equals(span.parentId()))
                .findFirst()
                .map(TracedSpan::label)
                .orElse(span.parentId().isEmpty() ? ROOT : "an unknown span");
    }
}
