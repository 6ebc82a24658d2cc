package dev.waybill.load.measure;

/**
 * What a process and its children have used.
 *
 * @param cpuMillis since they began
 * @param residentBytes now; memory that they share is counted once
 */
public record Usage(double cpuMillis, long residentBytes) {

    static final Usage NONE = new Usage(0, 0);

    Usage since(Usage before) {
        return new Usage(cpuMillis - before.cpuMillis, residentBytes);
    }
}
