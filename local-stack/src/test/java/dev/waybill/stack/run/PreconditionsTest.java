package dev.waybill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreconditionsTest {
    @TempDir
    private Path folder;

    @Test
    void aTakenPortIsNamedWithWhoNeedsItAndHowToChooseAnother() throws IOException {
        var layout = new Layout(folder, folder.resolve("home"));
        try (var taken = new ServerSocket(0)) {
            var settings =
                    StackSettings.defaults().with(Map.of("WAYBILL_KAFKA_PORT", Integer.toString(taken.getLocalPort())));
            var kafka = new KafkaProcess(settings, layout, new RunFiles(layout.run()), false);

            assertThatThrownBy(() -> Preconditions.check(List.of(kafka), layout))
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", which kafka needs, is in use")
                    .hasMessageContaining("WAYBILL_KAFKA_PORT")
                    .extracting(failure -> ((StackException) failure).exitCode())
                    .isEqualTo(ExitCode.PORT_IN_USE);
        }
    }

    @Test
    void aFullDiskIsSaidBeforeAnythingStarts() {
        var layout = new Layout(folder, folder.resolve("home"));

        assertThatThrownBy(() -> Preconditions.space(layout, Long.MAX_VALUE))
                .hasMessageContaining("MB are needed")
                .hasMessageContaining("WAYBILL_HOME")
                .extracting(failure -> ((StackException) failure).exitCode())
                .isEqualTo(ExitCode.DISK_FULL);
        Preconditions.space(layout, 1);
        assertThat(layout.home()).isDirectory();
    }

    @Test
    void aServiceThatIsNotBuiltIsSaid() throws IOException {
        var layout = new Layout(folder, folder.resolve("home"));
        Files.createDirectories(layout.home());
        var service = new ServiceProcess(
                Component.ORDER_SERVICE, StackSettings.defaults(), layout, new RunFiles(layout.run()), false);

        assertThatThrownBy(() -> Preconditions.check(List.of(service), layout))
                .hasMessageContaining("order-service.jar");
    }
}
