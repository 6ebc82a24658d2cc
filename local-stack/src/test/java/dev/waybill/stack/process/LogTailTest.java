package dev.waybill.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    private Path folder;

    @Test
    void theLastLinesAreGivenInOrder() throws IOException {
        var log = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");

        assertThat(LogTail.of(log, 2)).containsExactly("two", "three");
        assertThat(LogTail.of(log, 10)).containsExactly("one", "two", "three");
    }

    @Test
    void moreLinesThanFitIntoTheFirstWindowAreGivenWhole() throws IOException {
        var lines = IntStream.range(0, 20_000)
                .mapToObj(number -> "line %s of the log".formatted(number))
                .toList();
        var log = Files.write(folder.resolve("a.log"), lines);

        assertThat(LogTail.of(log, 5_000)).isEqualTo(lines.subList(15_000, 20_000));
        assertThat(LogTail.of(log, 30_000)).isEqualTo(lines);
    }

    @Test
    void ofALongLogThereAreWholeLinesOnlyAndNoMoreThanFitIntoMemory() throws IOException {
        var lines = IntStream.range(0, 400_000)
                .mapToObj(number -> "line %s of the log".formatted(number))
                .toList();
        var log = Files.write(folder.resolve("a.log"), lines);

        var tail = LogTail.of(log, 400_000);

        assertThat(tail).hasSizeBetween(100_000, 300_000);
        assertThat(tail).isEqualTo(lines.subList(400_000 - tail.size(), 400_000));
    }

    @Test
    void whatAnEarlierStartSaidIsLeftOut() throws IOException {
        var log = Files.writeString(folder.resolve("a.log"), "old\nnew\n");

        assertThat(LogTail.of(log, 10, 4)).containsExactly("new");
    }

    @Test
    void aMissingLogHasNoLines() {
        assertThat(LogTail.of(folder.resolve("none.log"), 10)).isEmpty();
    }
}
