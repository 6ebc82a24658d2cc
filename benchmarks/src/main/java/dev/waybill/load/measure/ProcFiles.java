package dev.waybill.load.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads Linux process data, see proc(5). A process that has ended counts as 0. */
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

    /** The usage of a process and its descendants, including those that have ended. */
    static ProcessUsage usage(long pid) {
        long[] pids = members(pid).mapToLong(Long::longValue).toArray();
        long own = 0;
        long ofFiles = 0;
        long shared = 0;
        for (long member : pids) {
            Map<String, Long> memory = bytes(member + "/status");
            own += memory.getOrDefault("RssAnon", 0L);
            ofFiles = Math.max(ofFiles, memory.getOrDefault("RssFile", 0L));
            shared = Math.max(shared, memory.getOrDefault("RssShmem", 0L));
        }
        return new ProcessUsage(
                Arrays.stream(pids).mapToDouble(ProcFiles::cpuMillis).sum(), own + ofFiles + shared);
    }

    /** A process and its descendants. */
    static Stream<Long> members(long pid) {
        return Stream.concat(
                Stream.of(pid),
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(ProcessHandle::pid));
    }

    static List<String> threads(long pid) {
        try (Stream<Path> folders = Files.list(PROC.resolve(pid + "/task"))) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** What a process calls its only thread, as PostgreSQL's do, or the thread's name. */
    static String title(long pid, String thread) {
        String command = read(pid + "/cmdline").replace('\0', ' ').strip();
        return command.startsWith("postgres: ")
                ? command
                : read(thread + "/comm").strip();
    }

    static double number(String file, String name) {
        String value = value(file, name + ":");
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }

    /** User and system time of a thread, which are fields 14 and 15. */
    static double threadCpuMillis(String thread) {
        return ticks(thread + "/stat", 15) * MILLIS_PER_TICK;
    }

    /** The processor time of the whole machine, in user and kernel mode. */
    static double machineCpuMillis() {
        return machine(USER) + machine(NICE) + machine(SYSTEM) + machine(IRQ) + machine(SOFT_IRQ);
    }

    /** Steal time: a virtual machine was ready to run, but its host ran something else. */
    static double stolenMillis() {
        return machine(STOLEN);
    }

    private static double machine(int field) {
        String[] fields = read("stat").lines().findFirst().orElse("").split(" +");
        return field < fields.length ? Double.parseDouble(fields[field]) * MILLIS_PER_TICK : 0;
    }

    /** The first value with that name, unparsed. */
    static String value(String file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** The lines {@code name: n kB}, in bytes. */
    static Map<String, Long> bytes(String file) {
        var bytes = new TreeMap<String, Long>();
        read(file).lines().filter(line -> line.endsWith(" kB")).forEach(line -> {
            int colon = line.indexOf(':');
            bytes.put(line.substring(0, colon), 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")));
        });
        return bytes;
    }

    /** User and system time of the process and of its ended children, which are fields 14 to 17. */
    private static double cpuMillis(long pid) {
        return ticks(pid + "/stat", 17) * MILLIS_PER_TICK;
    }

    /** The sum of the fields from 14 to the given one. */
    private static double ticks(String file, int last) {
        String stat = read(file);
        return stat.isEmpty()
                ? 0
                : Arrays.stream(stat.substring(stat.lastIndexOf(')') + 2).split(" "))
                        .skip(11)
                        .limit(last - 13L)
                        .mapToDouble(Double::parseDouble)
                        .sum();
    }

    private static String read(String file) {
        try {
            return Files.readString(PROC.resolve(file));
        } catch (IOException e) {
            return "";
        }
    }
}
