package dev.waybill.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerPropertiesTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadWhateverCharactersAValueHas() throws IOException {
        var file = folder.resolve("broker.properties");
        var values = Map.of("characters", "Caf\u00e9's \u4ed3\u5e93", "backslash", "C:\\orders", "num.io.threads", "3");

        Files.writeString(file, BrokerProperties.text(folder, 1, 2, values));

        var properties = BrokerProperties.read(file);
        values.forEach((name, value) -> assertThat(properties.getProperty(name)).isEqualTo(value));
        assertThat(properties.getProperty("log.dirs")).isEqualTo(folder.toString());
        assertThat(properties.getProperty("auto.create.topics.enable")).isEqualTo("false");
    }
}
