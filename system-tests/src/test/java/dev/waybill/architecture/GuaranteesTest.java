package dev.waybill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests that docs/guarantees.md names as proofs exist. */
class GuaranteesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern PROOF = Pattern.compile("`(\\w+(?:Test|Scenarios))(?:\\.(\\w+))?`");

    @Test
    void everyProofThatIsNamedExists() throws IOException {
        List<MatchResult> proofs = PROOF.matcher(Files.readString(ROOT.resolve("docs/guarantees.md")))
                .results()
                .toList();
        List<String> tests = testSources();

        assertThat(proofs).hasSizeGreaterThan(20);
        assertThat(proofs.stream()
                        .filter(proof -> tests.stream().noneMatch(source -> contains(source, proof)))
                        .map(MatchResult::group))
                .as("tests that do not exist")
                .isEmpty();
    }

    private static boolean contains(String source, MatchResult proof) {
        return source.contains("class " + proof.group(1) + " ")
                && (proof.group(2) == null || source.contains("void " + proof.group(2) + "("));
    }

    private static List<String> testSources() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("src/test/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(GuaranteesTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
