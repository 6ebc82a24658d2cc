package dev.waybill.load.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack of an older commit is started by that commit's own script, and found by the files that it wrote. */
class VersionTest {

    @TempDir
    Path folder;

    @Test
    void theRunFilesOfAnOlderCommitAreReadable() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("settings.json"), """
                {"ports":{"kafka":41001,"order-service":41002},"environment":{"WAYBILL_A":"b"}}""");
        Files.writeString(run.resolve("order-service.json"), """
                {"name":"order-service","pid":42,"startedAt":"2026-01-02T03:04:05.060Z","port":41002}""");
        var version = new Version("abc", folder, folder, Map.of());

        assertThat(version.stack().port(Component.KAFKA)).isEqualTo(41001);
        assertThat(version.stack().port(Component.ORDER_SERVICE)).isEqualTo(41002);
        var process =
                new RunFiles(run).process(Component.ORDER_SERVICE).orElseThrow().process();
        assertThat(process.pid()).isEqualTo(42);
        assertThat(process.startedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.060Z"));
    }

    @Test
    void portsAreSetByVariablesThatOlderCommitsKnowOrIgnore() throws InterruptedException {
        assertThat(Version.of(Version.WORKING_COPY, folder, folder).environment())
                .containsOnlyKeys(
                        "WAYBILL_HOME",
                        "WAYBILL_NO_CONSOLE",
                        "WAYBILL_CONSOLE_PORT",
                        "WAYBILL_IDENTITY_PORT",
                        "WAYBILL_POSTGRES_PORT",
                        "WAYBILL_KAFKA_PORT",
                        "WAYBILL_ORDER_PORT",
                        "WAYBILL_PAYMENT_PORT",
                        "WAYBILL_INVENTORY_PORT",
                        "WAYBILL_SHIPPING_PORT");
    }
}
