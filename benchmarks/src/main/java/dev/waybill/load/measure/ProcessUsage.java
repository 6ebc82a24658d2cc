package dev.waybill.load.measure;

/**
 * The resources used by a process and its descendants.
 *
 * @param cpuMillis processor time since their start
 * @param residentBytes current resident memory; shared memory is counted once
 */
public record ProcessUsage(double cpuMillis, long residentBytes) {

    static final ProcessUsage NONE = new ProcessUsage(0, 0);

    ProcessUsage since(ProcessUsage before) {
        return new ProcessUsage(cpuMillis - before.cpuMillis, residentBytes);
    }
}
