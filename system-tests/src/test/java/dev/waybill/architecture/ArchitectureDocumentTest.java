package dev.waybill.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The types that docs/architecture.md names exist. */
class ArchitectureDocumentTest {

    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern TYPE = Pattern.compile("(?:[a-z]+/)?([A-Z][a-z]\\w*)");

    @Test
    void everyTypeThatIsNamedExists() throws IOException {
        Set<String> types = Stream.concat(SourceFiles.mainTypes().stream(), SourceFiles.testTypes().stream())
                .map(SourceFiles::simpleName)
                .collect(toSet());
        String document = Files.readString(Path.of("..", "docs", "architecture.md"));

        Set<String> named = CODE.matcher(document)
                .results()
                .map(code -> TYPE.matcher(code.group(1)))
                .filter(Matcher::matches)
                .map(type -> type.group(1))
                .collect(toSet());

        assertThat(named).hasSizeGreaterThan(60);
        assertThat(named)
                .filteredOn(type -> !types.contains(type))
                .as("types that docs/architecture.md names and that do not exist")
                .isEmpty();
    }
}
