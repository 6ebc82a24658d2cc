package dev.waybill.load.report;

import dev.waybill.load.measure.ProcessUsage;

/**
 * The resources that a process used.
 *
 * @param cpuMillisPerOrder processor time per order that completed during the measurement
 * @param cores processor seconds per second
 */
public record ProcessCost(String name, double cpuMillisPerOrder, double cores, long residentBytes) {

    public static ProcessCost of(String name, ProcessUsage usage, long completed, double seconds) {
        return new ProcessCost(
                name,
                completed == 0 ? 0 : usage.cpuMillis() / completed,
                usage.cpuMillis() / 1_000 / seconds,
                usage.residentBytes());
    }
}
