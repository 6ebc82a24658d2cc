package dev.waybill.system.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process and its children have used, as Linux counts it. */
record Usage(double cpuMillis, long residentBytes) {

    private static final double MILLIS_PER_TICK = 10;

    static Usage of(long pid) {
        List<Long> pids = Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .toList();
        return pids.stream().map(Usage::ofOne).reduce(new Usage(0, 0), Usage::plus);
    }

    Usage since(Usage before) {
        return new Usage(cpuMillis - before.cpuMillis, residentBytes);
    }

    private Usage plus(Usage other) {
        return new Usage(cpuMillis + other.cpuMillis, residentBytes + other.residentBytes);
    }

    /** The fields of proc_pid_stat(5) after the name in brackets: user and system time, then those of dead children. */
    private static Usage ofOne(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Double.parseDouble(fields[i]);
            }
            return new Usage(ticks * MILLIS_PER_TICK, resident(pid));
        } catch (IOException e) {
            return new Usage(0, 0);
        }
    }

    private static long resident(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        }
    }
}
