package dev.waybill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedJarTest {
    @TempDir
    private Path folder;

    @Test
    void whatCannotBeUnpackedIsRunAsItIs() throws IOException {
        var jar = Files.writeString(folder.resolve("order-service.jar"), "no jar");

        assertThat(UnpackedJar.of(jar).jar()).isEqualTo(jar);
    }

    @Test
    void whatWasUnpackedIsUsedUntilTheJarIsBuiltAgain() throws IOException {
        var jar = Files.writeString(folder.resolve("order-service.jar"), "no jar");
        var unpacked = Files.createDirectories(folder.resolve("unpacked"));
        Files.writeString(unpacked.resolve("of"), Files.getLastModifiedTime(jar) + " " + Files.size(jar));

        assertThat(UnpackedJar.of(jar).jar()).isEqualTo(unpacked.resolve("order-service.jar"));

        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(UnpackedJar.of(jar).jar()).isEqualTo(jar);
    }
}
