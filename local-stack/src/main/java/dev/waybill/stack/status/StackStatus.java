package dev.waybill.stack.status;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.joining;

import dev.waybill.stack.run.ProcessState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stack at one moment; also the shape of {@code status --json}. What cannot be asked because its process does not
 * serve is empty.
 *
 * @param postgres the settings that durability rests on
 * @param orders how many orders are in each state
 */
public record StackStatus(
        List<ProcessStatus> processes, Map<String, String> postgres, Map<String, Long> orders, Lag lag) {

    /** @param pid null while there is no process */
    public record ProcessStatus(String name, @Nullable Long pid, int port, ProcessState state) {}

    /**
     * How far each service is behind.
     *
     * @param consumerRecords records on its topics that it has not taken yet
     * @param outboxSeconds age of the oldest event that it has committed but not sent yet
     */
    public record Lag(Map<String, Long> consumerRecords, Map<String, Double> outboxSeconds) {}

    /** The status for people. */
    public String asText() {
        var text = new StringBuilder("%-18s %8s %6s  %s%n".formatted("PROCESS", "PID", "PORT", "STATE"));
        for (var process : processes) {
            var pid = process.pid() == null ? "-" : process.pid().toString();
            text.append("%-18s %8s %6s  %s%n".formatted(process.name(), pid, process.port(), process.state()));
        }
        text.append("%nPostgreSQL   %s%n".formatted(pairs(postgres)));
        text.append("Orders       %s%n".formatted(pairs(orders)));
        text.append("Lag          %s".formatted(lagText()));
        return text.toString();
    }

    private String lagText() {
        return lag.consumerRecords().entrySet().stream()
                .map(service -> String.format(
                        Locale.ROOT,
                        "%s %d records behind, outbox %.1f s",
                        service.getKey(),
                        service.getValue(),
                        lag.outboxSeconds().getOrDefault(service.getKey(), 0.0)))
                .collect(collectingAndThen(joining("\n             "), StackStatus::orUnknown));
    }

    private static String pairs(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " " + value.getValue())
                .collect(collectingAndThen(joining(", "), StackStatus::orUnknown));
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? "not known" : text;
    }
}
