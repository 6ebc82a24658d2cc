package dev.waybill.testing;

import dev.waybill.stack.postgres.EmbeddedPostgres;
import dev.waybill.stack.process.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Folders for servers under {@code target/test-stack}, each named after the process id of its test JVM. */
final class TestFolders {
    private static final Path ROOT = Path.of("target", "test-stack").toAbsolutePath();
    private static final AtomicInteger COUNT = new AtomicInteger();

    static {
        deleteOrphans();
    }

    private TestFolders() {}

    static Path next(String kind) {
        return ROOT.resolve(ProcessHandle.current().pid() + "-" + kind + "-" + COUNT.incrementAndGet());
    }

    /** When this JVM ends: first whatever uses it. */
    static void deleteAtEnd(Path folder, Runnable end) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.run();
            delete(folder);
        }));
    }

    static void delete(Path folder) {
        try {
            Directories.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOrphans() {
        if (!Files.isDirectory(ROOT)) {
            return;
        }
        try (var folders = Files.list(ROOT)) {
            folders.filter(TestFolders::isOrphan).forEach(TestFolders::deleteOrphan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Several test JVMs may find the same folder; the first to rename it deletes it. */
    private static void deleteOrphan(Path folder) {
        new EmbeddedPostgres(folder, folder.resolve("server.log"), 0, Map.of()).kill();
        var mine = next("orphan");
        try {
            Files.move(folder, mine, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException _) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        delete(mine);
    }

    private static boolean isOrphan(Path folder) {
        var owner = folder.getFileName().toString().split("-", 2)[0];
        return owner.matches("\\d{1,9}")
                && ProcessHandle.of(Long.parseLong(owner)).isEmpty();
    }
}
