package dev.waybill.load.report;

import dev.waybill.load.measure.Usage;

/**
 * A process' part of the costs.
 *
 * @param cpuMillisPerOrder for each order that completed while it was measured
 * @param cores processor seconds per second
 */
public record Share(String name, double cpuMillisPerOrder, double cores, long residentBytes) {

    static Share of(String name, Usage usage, long completed, double seconds) {
        return new Share(
                name,
                completed == 0 ? 0 : usage.cpuMillis() / completed,
                usage.cpuMillis() / 1_000 / seconds,
                usage.residentBytes());
    }
}
