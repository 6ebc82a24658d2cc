package dev.waybill.load.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Linux tells of processes; see proc(5). Processes that are gone have used nothing. */
final class ProcFiles {

    private static final Path PROC = Path.of("/proc");
    private static final double MILLIS_PER_TICK = 10;
    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int IRQ = 6;
    private static final int SOFT_IRQ = 7;
    private static final int STOLEN = 8;

    private ProcFiles() {}

    static boolean exist() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    /** The process with all its descendants, also those that have ended. */
    static Usage usage(long pid) {
        long[] family = Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .mapToLong(Long::longValue)
                .toArray();
        long own = 0;
        long ofFiles = 0;
        long shared = 0;
        for (long member : family) {
            Map<String, Long> memory = bytes("" + member + "/status");
            own += memory.getOrDefault("RssAnon", 0L);
            ofFiles = Math.max(ofFiles, memory.getOrDefault("RssFile", 0L));
            shared = Math.max(shared, memory.getOrDefault("RssShmem", 0L));
        }
        return new Usage(Arrays.stream(family).mapToDouble(ProcFiles::cpuMillis).sum(), own + ofFiles + shared);
    }

    /** The processor time of everything on this machine, in and out of the kernel. */
    static double machineCpuMillis() {
        return machine(USER) + machine(NICE) + machine(SYSTEM) + machine(IRQ) + machine(SOFT_IRQ);
    }

    /** The time for which the host of a virtual machine gave its processors to others. */
    static double stolenMillis() {
        return machine(STOLEN);
    }

    private static double machine(int field) {
        String[] fields = read("stat").lines().findFirst().orElse("").split(" +");
        return field < fields.length ? Double.parseDouble(fields[field]) * MILLIS_PER_TICK : 0;
    }

    /** The first value of that name, as it stands. */
    static String value(String file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** What the lines {@code name: n kB} say. */
    static Map<String, Long> bytes(String file) {
        var bytes = new TreeMap<String, Long>();
        read(file).lines().filter(line -> line.endsWith(" kB")).forEach(line -> {
            int colon = line.indexOf(':');
            bytes.put(line.substring(0, colon), 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")));
        });
        return bytes;
    }

    /** User and system time, then those of its children that have ended; they follow the name in brackets. */
    private static double cpuMillis(long pid) {
        String stat = read(pid + "/stat");
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Double.parseDouble(fields[i]);
        }
        return ticks * MILLIS_PER_TICK;
    }

    private static String read(String file) {
        try {
            return Files.readString(PROC.resolve(file));
        } catch (IOException e) {
            return "";
        }
    }
}
