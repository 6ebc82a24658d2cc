package dev.waybill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    private Path root;

    private final List<String> said = new ArrayList<>();

    private final StartProgress progress = new StartProgress() {
        @Override
        public void done(String what) {
            said.add(what);
        }

        @Override
        public void waiting(String forWhat) {}
    };

    @Test
    void whoCannotWaitForEverGoesOnWithoutIt() {
        var layout = new Layout(root, root.resolve(".waybill"));
        try (var lock = RunLock.take(layout, progress)) {
            assertThat(RunLock.takeWithin(Duration.ofMillis(50), layout, progress))
                    .isEmpty();
            assertThat(said).containsExactly("Waiting for another ./waybill to finish");
        }

        assertThat(RunLock.takeWithin(Duration.ofMillis(50), layout, progress)).hasValueSatisfying(RunLock::close);
    }
}
