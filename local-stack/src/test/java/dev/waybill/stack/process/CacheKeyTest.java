package dev.waybill.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheKeyTest {
    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void build() throws IOException {
        jar = Files.writeString(folder.resolve("service.jar"), "classes");
    }

    @Test
    void theSameIsTheSame() {
        assertThat(with("-XX:+UseSerialGC")).isEqualTo(with("-XX:+UseSerialGC"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-XX:+UseZGC", "-XX:+UseCompactObjectHeaders", "--add-opens=java.base/java.lang=ALL-UNNAMED"})
    void anOptionMakesADifference(String option) {
        assertThat(with("-XX:+UseSerialGC", option)).isNotEqualTo(with("-XX:+UseSerialGC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx512m", "-Xms512m", "-Xmn99m", "-Dlogging.level.root=debug"})
    void theSizeOfTheHeapAndPropertiesMakeNone(String option) {
        assertThat(with("-XX:+UseSerialGC", option)).isEqualTo(with("-XX:+UseSerialGC"));
    }

    @Test
    void aJarThatWasBuiltAgainMakesADifference() throws IOException {
        var before = with();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        assertThat(with()).isNotEqualTo(before);
    }

    @Test
    void aJarThatIsGoneMakesADifference() throws IOException {
        var before = with();
        Files.delete(jar);

        assertThat(with()).isNotEqualTo(before);
    }

    private CacheKey with(String... options) {
        return CacheKey.of(List.of(options), List.of(jar));
    }
}
