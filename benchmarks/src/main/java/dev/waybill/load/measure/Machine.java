package dev.waybill.load.measure;

import java.lang.management.ManagementFactory;

/**
 * What a run ran on.
 *
 * @param memoryBytes 0 if not known
 * @param loadAverage over the minute before, negative if not known
 */
public record Machine(
        String processor, int processors, long memoryBytes, String system, String java, double loadAverage) {

    public static Machine here() {
        String processor = ProcFiles.value("cpuinfo", "model name");
        return new Machine(
                processor.isEmpty() ? System.getProperty("os.arch") : processor,
                Runtime.getRuntime().availableProcessors(),
                ProcFiles.bytes("meminfo").getOrDefault("MemTotal", 0L),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.runtime.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
