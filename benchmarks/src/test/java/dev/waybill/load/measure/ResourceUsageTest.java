package dev.waybill.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceUsageTest {

    @Test
    void ofAProcessThatIsKilledMeanwhileNothingIsReported() throws Exception {
        Process killed = new ProcessBuilder("sleep", "600").start();
        var processes =
                Map.of("killed", killed.pid(), "other", ProcessHandle.current().pid());
        ResourceUsage before;
        try {
            before = ResourceUsage.read(processes);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        ResourceUsage used = ResourceUsage.read(processes).since(before);

        assertThat(before.processes()).containsOnlyKeys("killed", "other");
        assertThat(used.processes()).containsOnlyKeys("other");
        assertThat(used.cpuMillis()).isNotNegative();
    }
}
