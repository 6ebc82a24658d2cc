package dev.waybill.load.report;

import dev.waybill.load.measure.Machine;
import java.time.Instant;

/**
 * What was run, where and when.
 *
 * @param load the drive in words
 * @param seconds how long was measured, after the warm-up
 */
public record Setting(
        String load, double warmUpSeconds, double seconds, String commit, Machine machine, Instant startedAt) {}
