package dev.waybill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aProcessIsRememberedUntilItIsForgotten() {
        var files = new RunFiles(folder.resolve("run"));
        var process = new ProcessFile("kafka", 4711, Instant.parse("2026-01-02T03:04:05.670Z"), "a boot 42", 19092);

        files.remember(Component.KAFKA, process);
        assertThat(new RunFiles(folder.resolve("run")).process(Component.KAFKA)).contains(process);
        assertThat(files.process(Component.POSTGRES)).isEmpty();

        files.forget(Component.KAFKA);
        assertThat(files.process(Component.KAFKA)).isEmpty();
    }

    @Test
    void settingsComeBackAsTheyWere() {
        var files = new RunFiles(folder);
        var settings = new StackSettings(Map.of("kafka", 29092), Map.of("WAYBILL_DEMO_DATA", "false"));

        files.remember(settings);

        assertThat(files.settings()).contains(settings);
    }

    /** They may be those of a service, such as the key of a collector of traces. */
    @Test
    void nobodyElseMayReadTheSettings() throws IOException {
        var environment = Map.of("OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Bearer%20key");

        new RunFiles(folder).remember(new StackSettings(Map.of(), environment));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("settings.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileTornByACrashCountsAsNone() throws IOException {
        Files.writeString(folder.resolve("kafka.json"), "{\"name\":\"kaf");

        assertThat(new RunFiles(folder).process(Component.KAFKA)).isEmpty();
    }
}
