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

    /**
     * Reads what has been used since the processes were started, of those that have not ended.
     *
     * @param processes the process ids of the system under test, by name
     */
    public static ResourceUsage read(Map<String, Long> processes) {
        if (!ProcFiles.exist()) {
            return new ResourceUsage(Map.of(), ProcessUsage.NONE, 0, 0);
        }
        var used = new LinkedHashMap<String, ProcessUsage>();
        processes.forEach((name, pid) -> {
            if (ProcessHandle.of(pid).isPresent()) {
                used.put(name, ProcFiles.usage(pid));
            }
        });
        return new ResourceUsage(
                used,
                ProcFiles.usage(ProcessHandle.current().pid()),
                ProcFiles.machineCpuMillis(),
                ProcFiles.stolenMillis());
    }

    /** The processor time of all processes of the system under test. */
    public double cpuMillis() {
        return processes.values().stream().mapToDouble(ProcessUsage::cpuMillis).sum();
    }

    /** The processor time of everything else on the machine. */
    public double othersCpuMillis() {
        return Math.max(0, machineCpuMillis - cpuMillis() - generator.cpuMillis());
    }

    /** What was used in the meantime, of the processes that have not ended: of those that have it is not known. */
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
