package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "asyncapi.yaml");

    @Test
    void theDocumentMatchesTheEvents() throws IOException {
        if (Boolean.getBoolean("waybill.write")) {
            Files.writeString(DOCUMENT, AsyncApi.text());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("./mvnw -pl common-events test -Dtest=AsyncApiTest -Dwaybill.write=true generates it")
                .isEqualTo(AsyncApi.text());
    }

    @Test
    void everyReferenceResolves() throws IOException {
        JsonNode document = new YAMLMapper().readTree(AsyncApi.text());
        assertThat(document.findValuesAsString("$ref"))
                .hasSizeGreaterThan(40)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }
}
