package dev.waybill.load.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads what processes have used so far.
 *
 * @param processes their pids by name
 */
public record Meters(Map<String, Long> processes) {

    public Meters {
        processes = new LinkedHashMap<>(processes);
    }

    public Costs read() {
        if (!ProcFiles.exist()) {
            return new Costs(Map.of(), Usage.NONE, 0, 0);
        }
        var used = new LinkedHashMap<String, Usage>();
        processes.forEach((name, pid) -> used.put(name, ProcFiles.usage(pid)));
        return new Costs(
                used,
                ProcFiles.usage(ProcessHandle.current().pid()),
                ProcFiles.machineCpuMillis(),
                ProcFiles.stolenMillis());
    }
}
