package dev.waybill.load.measure;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was used: by the product's processes, by the generator, and by everything on the machine, and what its host kept. Nothing is known where
 * there is no /proc.
 */
public record Costs(Map<String, Usage> processes, Usage generator, double machineCpuMillis, double stolenMillis) {

    /** In all processes of the product. */
    public double cpuMillis() {
        return processes.values().stream().mapToDouble(Usage::cpuMillis).sum();
    }

    /** By whatever else ran on the machine. */
    public double othersCpuMillis() {
        return Math.max(0, machineCpuMillis - cpuMillis() - generator.cpuMillis());
    }

    public Costs since(Costs before) {
        return new Costs(
                processes.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                now -> now.getValue().since(before.processes.getOrDefault(now.getKey(), Usage.NONE)),
                                (one, other) -> one,
                                LinkedHashMap::new)),
                generator.since(before.generator),
                machineCpuMillis - before.machineCpuMillis,
                stolenMillis - before.stolenMillis);
    }
}
