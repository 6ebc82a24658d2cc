package dev.waybill.stack.run;

import dev.waybill.stack.process.Directories;
import dev.waybill.stack.process.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/**
 * A service's jar with its libraries beside it instead of inside, which lets the JVM keep loaded classes from one run to
 * the next, beside the jar. It halves what a start costs.
 *
 * @param jar what to run
 * @param folder holds the jar and what goes with it
 */
record UnpackedJar(Path jar, Path folder) {
    private static final long TIME_LIMIT_SECONDS = 120;

    /** Unpacks {@code built} unless that has been done since it was built; where it cannot be, it is run as it is. */
    static UnpackedJar of(Path built) {
        var folder = built.resolveSibling("unpacked");
        try {
            var mark = Files.getLastModifiedTime(built) + " " + Files.size(built);
            var marked = folder.resolve("of");
            if (Files.notExists(marked) || !Files.readString(marked).equals(mark)) {
                unpack(built, folder, mark);
            }
            return new UnpackedJar(folder.resolve(built.getFileName()), folder);
        } catch (IOException e) {
            return new UnpackedJar(built, built.resolveSibling(""));
        }
    }

    private static void unpack(Path built, Path folder, String mark) throws IOException {
        var fresh = folder.resolveSibling("unpacking");
        Directories.delete(fresh);
        extract(built, fresh);
        Files.writeString(fresh.resolve("of"), mark);
        Directories.delete(folder);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** By the tool that Spring Boot puts into every jar. */
    private static void extract(Path built, Path target) throws IOException {
        var process = new ProcessBuilder(
                        Jvm.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        built.toString(),
                        "extract",
                        "--destination",
                        target.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(built + " could not be unpacked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while unpacking " + built, e);
        } finally {
            process.destroyForcibly();
        }
    }
}
