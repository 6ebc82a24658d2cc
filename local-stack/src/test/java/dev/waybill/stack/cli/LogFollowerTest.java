package dev.waybill.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {
    @TempDir
    private Path folder;

    @Test
    void wholeLinesAreGivenOnceEach() throws IOException {
        var log = Files.writeString(folder.resolve("a.log"), "before\n");
        var follower = new LogFollower(log);

        append(log, "one\ntw");
        assertThat(follower.added()).containsExactly("one");
        append(log, "o\n");
        assertThat(follower.added()).containsExactly("two");
        assertThat(follower.added()).isEmpty();
    }

    @Test
    void aLogThatStartsOverIsReadFromItsStart() throws IOException {
        var log = Files.writeString(folder.resolve("a.log"), "a long first line\n");
        var follower = new LogFollower(log);

        Files.writeString(log, "new\n");

        assertThat(follower.added()).containsExactly("new");
    }

    private static void append(Path log, String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }
}
