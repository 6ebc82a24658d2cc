package dev.waybill.load.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the resources that processes have used since their start.
 *
 * @param processes process ids by name
 */
public record ResourceSampler(Map<String, Long> processes) {

    public ResourceSampler {
        processes = new LinkedHashMap<>(processes);
    }

    public ResourceUsage read() {
        if (!ProcFiles.exist()) {
            return new ResourceUsage(Map.of(), ProcessUsage.NONE, 0, 0);
        }
        var used = new LinkedHashMap<String, ProcessUsage>();
        processes.forEach((name, pid) -> used.put(name, ProcFiles.usage(pid)));
        return new ResourceUsage(
                used,
                ProcFiles.usage(ProcessHandle.current().pid()),
                ProcFiles.machineCpuMillis(),
                ProcFiles.stolenMillis());
    }
}
