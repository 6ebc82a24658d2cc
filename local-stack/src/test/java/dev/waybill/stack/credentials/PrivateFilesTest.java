package dev.waybill.stack.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    private static final int THREADS = 4;

    @TempDir
    private Path home;

    @Test
    void threadsWriteTheFirstFilesOfAFolderTogether() throws Exception {
        for (int i = 0; i < 50; i++) {
            var folder = home.resolve("folder-" + i);
            var start = new CyclicBarrier(THREADS);
            try (var threads = Executors.newFixedThreadPool(THREADS)) {
                var writes = threads.invokeAll(IntStream.range(0, THREADS)
                        .mapToObj(number -> (Callable<String>) () -> {
                            start.await();
                            PrivateFiles.write(folder.resolve("file-" + number), "secret");
                            return Files.readString(folder.resolve("file-" + number));
                        })
                        .toList());
                for (var write : writes) {
                    assertThat(write.get()).isEqualTo("secret");
                }
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }
}
