package dev.waybill.load.report;

import dev.waybill.load.measure.MachineInfo;
import java.time.Instant;

/**
 * What was run, where and when.
 *
 * @param load the load in words
 * @param seconds the length of the measurement, after the warm-up
 */
public record RunSettings(
        String load, double warmUpSeconds, double seconds, String commit, MachineInfo machine, Instant startedAt) {}
