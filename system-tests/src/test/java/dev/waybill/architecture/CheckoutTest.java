package dev.waybill.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Otherwise bash finds no interpreter, neither here nor in a container that mounts the file or copies it. */
    @Test
    void aCheckoutHasLineFeedsOnlyWhateverGitIsConfiguredToWrite(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeThat(ROOT.resolve(".git")).exists();
        Process git = new ProcessBuilder(
                        "git", "-c", "core.autocrlf=true", "checkout-index", "--all", "--prefix=" + folder + "/")
                .directory(ROOT.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).isZero();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).contains(folder.resolve("waybill"), folder.resolve("docker/service/is-ready"));
            assertThat(all)
                    .filteredOn(file -> !file.toString().endsWith(".png"))
                    .allSatisfy(file -> assertThat(Files.readAllBytes(file)).doesNotContain((byte) '\r'));
        }
    }
}
