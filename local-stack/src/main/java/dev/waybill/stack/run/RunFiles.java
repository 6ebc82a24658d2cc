package dev.waybill.stack.run;

import dev.waybill.stack.StackException;
import dev.waybill.stack.credentials.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of the run folder. Each is written whole or not at all, so that a reader never sees half of one, and no other user
 * may read it.
 */
public final class RunFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    public RunFiles(Path folder) {
        this.folder = folder;
    }

    /** The process' file; empty once it has been stopped on purpose, still there when it died. */
    public Optional<ProcessFile> process(Component part) {
        return read(file(part.label()), ProcessFile.class);
    }

    void remember(Component part, ProcessFile process) {
        write(file(part.label()), process);
    }

    void forget(Component part) {
        try {
            Files.deleteIfExists(file(part.label()));
        } catch (IOException e) {
            throw new StackException("Could not remove " + file(part.label()) + ": " + e.getMessage(), e);
        }
    }

    /** What the stack was last started with. */
    public Optional<StackSettings> settings() {
        return read(file("settings"), StackSettings.class);
    }

    public void remember(StackSettings settings) {
        write(file("settings"), settings);
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }

    /** A file that cannot be read counts as none: it was left by a crash of the machine. */
    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(Files.readString(file), type)) : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** A service's own settings may have passwords. */
    private static void write(Path file, Object value) {
        PrivateFiles.write(file, JSON.writeValueAsString(value));
    }
}
