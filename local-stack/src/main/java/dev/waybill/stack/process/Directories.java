package dev.waybill.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Whole folders. */
public final class Directories {
    private Directories() {}

    /** Removes the folder with all it holds; links are removed, not followed. Nothing happens if it does not exist. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (var path : contents(folder).reversed()) {
                Files.delete(path);
            }
        }
    }

    /** Copies a folder of plain files and folders with their permissions; {@code target} must not exist. */
    public static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        for (var path : contents(source)) {
            Files.copy(path, target.resolve(source.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Each folder before what it holds. */
    private static List<Path> contents(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Makes a folder once. Several processes may do so at a time: each fills a new one of its own, and the first to rename
     * it wins.
     */
    public static void createOnce(Path target, Filling filling) throws IOException {
        if (Files.isDirectory(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        var fresh = Files.createTempDirectory(target.getParent(), "unpacking-");
        try {
            filling.fill(fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(fresh);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    /** Fills an empty folder. */
    public interface Filling {
        void fill(Path folder) throws IOException;
    }
}
