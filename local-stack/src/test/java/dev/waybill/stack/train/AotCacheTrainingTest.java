package dev.waybill.stack.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.RunFiles;
import dev.waybill.stack.run.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTrainingTest {
    @TempDir
    private Path root;

    @Test
    void itHasPortsOfItsOwn() {
        var usual = StackSettings.defaults().with(Map.of("WAYBILL_ORDER_PORT", "9081"));
        var settings = AotCacheTraining.settings(Map.of("WAYBILL_ORDER_PORT", "9081"));

        assertThat(Arrays.stream(Component.values()))
                .allSatisfy(part -> assertThat(settings.port(part)).isNotEqualTo(usual.port(part)));
    }

    @Test
    void itHasWhatItSellsWhateverTheUsualStackHas() {
        var settings = AotCacheTraining.settings(Map.of("WAYBILL_DEMO_DATA", "false", "WAYBILL_CONSUMER_THREADS", "2"));

        assertThat(settings.environment())
                .containsEntry("WAYBILL_DEMO_DATA", "true")
                .containsEntry("WAYBILL_CONSUMER_THREADS", "2");
    }

    @Test
    void whatAKilledOneLeftBehindIsRemovedAndAllElseStays() throws IOException {
        var layout = new Layout(root, root.resolve(".waybill"));
        var mine = Files.createDirectories(layout.kafka()).resolve("data");
        Files.writeString(mine, "mine");
        Files.createDirectories(layout.training().kafka());
        new RunFiles(layout.training().run()).remember(StackSettings.defaults());

        AotCacheTraining.clear(layout);

        assertThat(layout.training().home()).doesNotExist();
        assertThat(mine).exists();
    }

    @Test
    void aFolderOfThatNameThatNoTrainingHasMadeStays() throws IOException {
        var layout = new Layout(root, root);
        var mine = Files.createDirectories(layout.training().home()).resolve("pictures");
        Files.writeString(mine, "mine");

        AotCacheTraining.clear(layout);

        assertThat(mine).exists();
    }

    @Test
    void ofOneThatCameToNothingTheLogsStay() throws IOException {
        var layout = new Layout(root, root.resolve(".waybill"));
        var training = AotCacheTraining.prepare(layout, Map.of(), Silence.INSTANCE);
        Files.createDirectories(layout.training().kafka());
        var said = Files.createDirectories(layout.training().logs()).resolve("order-service.log");
        Files.writeString(said, "why it did not start");

        training.close();

        assertThat(said).exists();
        assertThat(layout.training().kafka()).doesNotExist();
    }
}
