package dev.waybill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCommandTest {
    @TempDir
    private Path folder;

    @Test
    void optionsFromOutsideComeLastSoThatTheyWin() {
        var command = ServiceCommand.of(Component.ORDER_SERVICE, jar(), " -Xmx1g  -Dsome=thing ")
                .with(List.of("-Xlog:aot*=off"));

        assertThat(command).containsSubsequence("-Xlog:aot*=off", "-Xmx216m", "-Xmx1g", "-Dsome=thing", "-jar");
        assertThat(command).last().isEqualTo(jar().jar().toString());
    }

    @Test
    void aCacheIsUsedByTheJvmsWithTheOptionsThatItWasRecordedWith() throws IOException {
        var recorded = ServiceCommand.of(Component.ORDER_SERVICE, jar(), null).classes();
        Files.writeString(
                Path.of(recorded.recording().getFirst().replace("-XX:AOTCacheOutput=", "")), "what was learned");
        recorded.keep();

        assertThat(about(ServiceCommand.of(Component.ORDER_SERVICE, jar(), " ")))
                .contains("-XX:AOTCache=" + folder);
        assertThat(about(ServiceCommand.of(Component.ORDER_SERVICE, jar(), "-Xmx1g")))
                .contains("-XX:AOTCache=" + folder);
        assertThat(about(ServiceCommand.of(Component.ORDER_SERVICE, jar(), "-XX:+UseZGC")))
                .doesNotContain("-XX:AOTCache");
    }

    private static String about(ServiceCommand command) {
        return String.join(" ", command.classes().using());
    }

    private UnpackedJar jar() {
        return new UnpackedJar(folder.resolve("order-service.jar"), folder);
    }
}
