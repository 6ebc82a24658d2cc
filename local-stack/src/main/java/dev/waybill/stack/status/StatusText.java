package dev.waybill.stack.status;

import java.util.Map;
import java.util.stream.Collectors;

/** A stack's status for people. */
public final class StatusText {
    private StatusText() {}

    public static String of(StackStatus status) {
        var text = new StringBuilder("%-18s %8s %6s  %s%n".formatted("PROCESS", "PID", "PORT", "STATE"));
        for (var process : status.processes()) {
            var pid = process.pid() == null ? "-" : process.pid().toString();
            text.append("%-18s %8s %6d  %s%n".formatted(process.name(), pid, process.port(), process.state()));
        }
        text.append("%nPostgreSQL   %s%n".formatted(pairs(status.postgres())));
        text.append("Orders       %s%n".formatted(pairs(status.orders())));
        text.append("Lag          %s%n".formatted(lag(status)));
        return text.toString();
    }

    private static String lag(StackStatus status) {
        var outbox = status.lag().outboxSeconds();
        return status.lag().consumerRecords().entrySet().stream()
                .map(service -> "%s %d records behind, outbox %.1f s"
                        .formatted(service.getKey(), service.getValue(), outbox.getOrDefault(service.getKey(), 0.0)))
                .collect(Collectors.collectingAndThen(Collectors.joining("\n             "), StatusText::orUnknown));
    }

    private static String pairs(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " " + value.getValue())
                .collect(Collectors.collectingAndThen(Collectors.joining(", "), StatusText::orUnknown));
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? "not known" : text;
    }
}
