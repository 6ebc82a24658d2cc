package dev.waybill.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {
    @TempDir
    private Path folder;

    private ClassCache cache;

    @BeforeEach
    void empty() {
        cache = cache("one");
    }

    @Test
    void withoutARecordingEachJvmKeepsItsArchive() {
        assertThat(cache.using()).isEqualTo(Jvm.keepingClassesIn(folder));
    }

    @Test
    void whatWasRecordedIsUsedOnceItIsKept() throws IOException {
        record("learned");
        assertThat(cache.using()).isEqualTo(Jvm.keepingClassesIn(folder));

        assertThat(cache.keep()).isEqualTo(7);

        assertThat(cache.using()).first().asString().startsWith("-XX:AOTCache=").contains("one");
        assertThat(cache.using()).noneMatch(option -> option.contains("SharedArchive"));
    }

    @Test
    void whatAJvmDidNotFinishIsNotRecorded() throws IOException {
        assertThat(cache.isRecorded()).isFalse();

        var output = record("half");
        assertThat(cache.isRecorded()).isTrue();
        Files.writeString(output.resolveSibling(output.getFileName() + ".config"), "still needed");

        assertThat(cache.isRecorded()).isFalse();
    }

    @Test
    void aNewRecordingBeginsWithoutTheRemainsOfTheLast() throws IOException {
        var output = record("half");
        Files.writeString(output.resolveSibling(output.getFileName() + ".config"), "still needed");

        cache.recording();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aJvmOfAnotherKindKeepsItsArchive() throws IOException {
        record("learned");
        cache.keep();

        assertThat(cache("two").using()).isEqualTo(Jvm.keepingClassesIn(folder));
    }

    @Test
    void onlyTheLatestOfAllKindsStays() throws IOException {
        record("learned");
        cache.keep();
        var two = cache("two");
        record("learned again");
        two.keep();

        assertThat(folder.toFile().list()).singleElement().asString().contains("two");
    }

    private ClassCache cache(String kind) {
        return new ClassCache(folder, new CacheKey(kind));
    }

    private Path record(String what) throws IOException {
        var output = Path.of(cache.recording().getFirst().replace("-XX:AOTCacheOutput=", ""));
        return Files.writeString(output, what);
    }
}
