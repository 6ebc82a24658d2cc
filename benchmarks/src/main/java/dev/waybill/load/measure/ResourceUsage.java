package dev.waybill.load.measure;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor time and memory used by the system under test, by the load generator and by the whole machine. Everything
 * is empty without /proc.
 */
public record ResourceUsage(
        Map<String, ProcessUsage> processes, ProcessUsage generator, double machineCpuMillis, double stolenMillis) {

    /** The processor time of all processes of the system under test. */
    public double cpuMillis() {
        return processes.values().stream().mapToDouble(ProcessUsage::cpuMillis).sum();
    }

    /** The processor time of everything else on the machine. */
    public double othersCpuMillis() {
        return Math.max(0, machineCpuMillis - cpuMillis() - generator.cpuMillis());
    }

    public ResourceUsage since(ResourceUsage before) {
        return new ResourceUsage(
                processes.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                now -> now.getValue()
                                        .since(before.processes.getOrDefault(now.getKey(), ProcessUsage.NONE)),
                                (one, other) -> one,
                                LinkedHashMap::new)),
                generator.since(before.generator),
                machineCpuMillis - before.machineCpuMillis,
                stolenMillis - before.stolenMillis);
    }
}
