package dev.waybill.load.measure;

import java.lang.management.ManagementFactory;

/**
 * The machine of a run.
 *
 * @param memoryBytes 0 if unknown
 * @param loadAverage of the minute before the run; negative if unknown
 */
public record MachineInfo(
        String processor, int processors, long memoryBytes, String system, String java, double loadAverage) {

    public static MachineInfo current() {
        String processor = ProcFiles.value("cpuinfo", "model name");
        return new MachineInfo(
                processor.isEmpty() ? System.getProperty("os.arch") : processor,
                Runtime.getRuntime().availableProcessors(),
                ProcFiles.bytes("meminfo").getOrDefault("MemTotal", 0L),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.runtime.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
