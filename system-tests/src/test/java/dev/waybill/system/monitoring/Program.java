package dev.waybill.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program that is installed on this machine. */
record Program(Path path) {

    static Program prometheus() {
        return find("prometheus");
    }

    static Program promtool() {
        return find("promtool");
    }

    private static Program find(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Program::new)
                .orElseThrow(() ->
                        new AssertionError(name + " is not installed. Install it with `apt-get install prometheus`"
                                + " or `brew install prometheus`; as root on Debian ./waybill test does so itself."));
    }

    /** Runs it to its end; it must exit with 0. */
    void run(String... arguments) {
        try {
            Process process = builder(arguments).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + path.getFileName() + " ran", e);
        }
    }

    ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(List.of(path.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
