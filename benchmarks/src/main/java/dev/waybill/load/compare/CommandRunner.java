package dev.waybill.load.compare;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.LogTail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs external commands. */
final class CommandRunner {

    private CommandRunner() {}

    /**
     * Runs a command and returns its output.
     *
     * @throws StackException with the end of its output, if it failed
     */
    static String run(Path folder, Map<String, String> environment, Path log, List<String> command)
            throws InterruptedException {
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            if (builder.start().waitFor() != 0) {
                throw new StackException(String.join(" ", command) + " failed:\n" + LogTail.text(log, 15));
            }
            return Files.readString(log, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new StackException("Could not run " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }
}
