package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {

    private static final Path DOCS = Path.of("..", "docs", "problems.md");
    private static final Path OPENAPI = Path.of("src", "main", "resources", "openapi", "web.yaml");

    /** Clients depend on these; none is ever changed or removed. */
    private static final List<String> PROMISED = List.of(
            "urn:waybill:problem:bad-request",
            "urn:waybill:problem:unauthorized",
            "urn:waybill:problem:forbidden",
            "urn:waybill:problem:not-found",
            "urn:waybill:problem:method-not-allowed",
            "urn:waybill:problem:not-acceptable",
            "urn:waybill:problem:too-slow",
            "urn:waybill:problem:conflict",
            "urn:waybill:problem:precondition-failed",
            "urn:waybill:problem:too-large",
            "urn:waybill:problem:unsupported-media-type",
            "urn:waybill:problem:invalid",
            "urn:waybill:problem:too-many-requests",
            "urn:waybill:problem:internal",
            "urn:waybill:problem:unavailable");

    @Test
    void everyTypeThatWasPromisedIsThere() {
        assertThat(types()).containsAll(PROMISED);
    }

    @Test
    void theDocsHaveASectionForEachTypeWithItsStatus() throws IOException {
        String docs = Files.readString(DOCS);
        assertThat(found("(?m)^## (\\S+)$", docs)).containsExactlyElementsOf(types());
        for (ProblemType type : ProblemType.values()) {
            assertThat(docs).contains("## " + type.uri() + "\n\n" + type.status() + ". ");
        }
    }

    @Test
    void theOpenApiDocumentHasEachType() throws IOException {
        assertThat(found("(?m)^ +- (urn:\\S+)$", Files.readString(OPENAPI))).containsExactlyElementsOf(types());
    }

    private static List<String> types() {
        return Arrays.stream(ProblemType.values())
                .map(type -> type.uri().toString())
                .toList();
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
