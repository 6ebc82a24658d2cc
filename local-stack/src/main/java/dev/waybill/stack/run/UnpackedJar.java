package dev.waybill.stack.run;

import dev.waybill.stack.process.Directories;
import dev.waybill.stack.process.Jvm;
import dev.waybill.stack.process.ProgramRun;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A service's jar with its libraries beside it instead of inside, which lets the JVM keep loaded classes from one run to
 * the next, beside the jar. It halves what a start costs.
 *
 * @param jar what to run
 * @param folder holds the jar and what goes with it
 */
public record UnpackedJar(Path jar, Path folder) {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    /** A lock of a file is one of the whole process. */
    private static final Map<Path, Object> LOCKS = new ConcurrentHashMap<>();

    /** Unpacks {@code built} unless that has been done since it was built; where it cannot be, it is run as it is. */
    public static UnpackedJar of(Path built) {
        var folder = built.resolveSibling("unpacked");
        try {
            var mark = Files.getLastModifiedTime(built) + " " + Files.size(built);
            if (!isMarked(folder, mark)) {
                unpackOnce(built, folder, mark);
            }
            return new UnpackedJar(folder.resolve(built.getFileName()), folder);
        } catch (IOException e) {
            return new UnpackedJar(built, built.resolveSibling(""));
        }
    }

    private static boolean isMarked(Path folder, String mark) throws IOException {
        var marked = folder.resolve("of");
        return Files.exists(marked) && Files.readString(marked).equals(mark);
    }

    /** Of two stacks that start at the same time, in this process or another, the second waits. */
    private static void unpackOnce(Path built, Path folder, String mark) throws IOException {
        synchronized (LOCKS.computeIfAbsent(folder.toAbsolutePath(), _ -> new Object())) {
            var lock = built.resolveSibling("unpacking.lock");
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!isMarked(folder, mark)) {
                    unpack(built, folder, mark);
                }
            }
        }
    }

    /** By the tool that Spring Boot puts into every jar. */
    private static void unpack(Path built, Path folder, String mark) throws IOException {
        var fresh = folder.resolveSibling("unpacking");
        Directories.delete(fresh);
        var options = List.of("-XX:TieredStopAtLevel=1", "-Djarmode=tools");
        var arguments = List.of("extract", "--destination", fresh.toString());
        ProgramRun.of(Jvm.runningJar(built, options, arguments), Map.of(), TIMEOUT);
        Files.writeString(fresh.resolve("of"), mark);
        Directories.delete(folder);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }
}
