package dev.waybill.load.measure;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The threads of a process and of its descendants since their start, see proc(5). Threads that have ended are not counted.
 *
 * @param cpuMillis processor time by kind of thread; the compilers and collectors of a JVM are a kind each
 */
public record ThreadUsage(double contextSwitches, Map<String, Double> cpuMillis) {

    public static ThreadUsage of(long pid) {
        var cpuMillis = new TreeMap<String, Double>();
        double[] switches = {0};
        ProcFiles.members(pid)
                .forEach(process -> ProcFiles.threads(process).forEach(thread -> {
                    String folder = process + "/task/" + thread;
                    switches[0] += ProcFiles.number(folder + "/status", "voluntary_ctxt_switches")
                            + ProcFiles.number(folder + "/status", "nonvoluntary_ctxt_switches");
                    cpuMillis.merge(
                            kind(ProcFiles.title(process, folder)), ProcFiles.threadCpuMillis(folder), Double::sum);
                }));
        return new ThreadUsage(switches[0], cpuMillis);
    }

    /** Names of threads have at most 15 characters here; a number follows the kind. */
    private static String kind(String name) {
        if (Stream.of("C1 ", "C2 ", "Sweeper").anyMatch(name::startsWith)) {
            return "compilers";
        }
        if (Stream.of("GC ", "G1 ", "VM ", "Serial").anyMatch(name::startsWith)) {
            return "collectors and VM";
        }
        return name.replaceAll("[0-9]+.*", "").strip();
    }
}
