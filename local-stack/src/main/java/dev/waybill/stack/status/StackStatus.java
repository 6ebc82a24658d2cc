package dev.waybill.stack.status;

import dev.waybill.stack.run.ProcessState;
import java.util.List;
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
}
