package dev.waybill.stack.process;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * What JVMs that run the same classes keep of them from one run to the next: an archive that each adds to by itself, or,
 * once one was recorded and kept, an AOT cache with linked classes and profiles of their methods. What a kill or a crash
 * leaves half-written is never used.
 */
public final class ClassCache {
    /** For the end of a JVM that records: writing a cache keeps a core busy for ten seconds and more, and five JVMs do it. */
    public static final Duration RECORDING_TIMEOUT = Duration.ofMinutes(5);

    private final Path folder;
    private final Path kept;
    private final Path recorded;

    /**
     * @param folder keeps the archive or the AOT cache
     * @param kind what the cache fits; a JVM that was given another would do without any class of any archive
     */
    public ClassCache(Path folder, CacheKey kind) {
        this.folder = folder;
        this.kept = folder.resolve("classes-" + kind.text() + ".aot");
        this.recorded = folder.resolve("recording.aot");
    }

    /** Options that let a JVM record a new cache or, otherwise, use what there is. */
    public List<String> options(boolean record) {
        return record ? recording() : using();
    }

    /** Options that let a JVM take its classes from here. */
    public List<String> using() {
        return Files.exists(kept) ? List.of("-XX:AOTCache=" + kept, "-Xlog:aot*=off") : Jvm.keepingClassesIn(folder);
    }

    /** Options that let a JVM write a cache when it ends in order, which takes it half a minute. */
    public List<String> recording() {
        discard();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StackException("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
        return List.of("-XX:AOTCacheOutput=" + recorded);
    }

    /** Whether a JVM has written a cache to its last byte. */
    public boolean isRecorded() {
        return Files.exists(recorded) && Files.notExists(intermediate());
    }

    /**
     * Makes the recorded cache the one that is used from now on.
     *
     * @return its size in bytes
     */
    public long keep() {
        try {
            var size = written(recorded);
            Files.move(recorded, kept, StandardCopyOption.ATOMIC_MOVE);
            removeOthers();
            return size;
        } catch (IOException e) {
            throw new StackException("Could not keep " + recorded + ": " + e.getMessage(), e);
        }
    }

    /** Removes what was recorded and not kept. */
    public void discard() {
        try {
            Files.deleteIfExists(recorded);
            Files.deleteIfExists(intermediate());
        } catch (IOException e) {
            throw new StackException("Could not remove " + recorded + ": " + e.getMessage(), e);
        }
    }

    /** What a crash of the machine takes away must not be missing later: a JVM checks a cache's head and trusts the rest. */
    private static long written(Path cache) throws IOException {
        try (var file = FileChannel.open(cache, StandardOpenOption.WRITE)) {
            file.force(true);
            return file.size();
        }
    }

    /** Those of other kinds: their JDK or their classes are likely gone, and each is large. */
    private void removeOthers() throws IOException {
        try (var caches = Files.newDirectoryStream(folder, "classes-*.aot")) {
            for (var cache : caches) {
                if (!cache.equals(kept)) {
                    Files.delete(cache);
                }
            }
        }
    }

    /** There from the JVM's beginning until all is written. */
    private Path intermediate() {
        return recorded.resolveSibling(recorded.getFileName() + ".config");
    }
}
