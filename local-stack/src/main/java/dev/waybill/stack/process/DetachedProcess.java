package dev.waybill.stack.process;

import dev.waybill.stack.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts processes that survive their parent and do not get the terminal's Ctrl-C. */
public final class DetachedProcess {
    /** Ignored signals stay ignored across exec, and a JVM that finds SIGINT ignored leaves it so. */
    private static final String IGNORE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

    private DetachedProcess() {}

    /**
     * Starts {@code command} with {@code environment} added to ours, without our variables {@code WAYBILL_…}, of which some are
     * for the command line alone. Its output is appended to {@code log}. The handle's pid is the command's own.
     *
     * @throws StackException if there is no such command
     */
    public static ProcessHandle start(List<String> command, Map<String, String> environment, Path folder, Path log) {
        var words = new ArrayList<>(List.of("/bin/sh", "-c", IGNORE_TERMINAL, "sh"));
        words.addAll(command);
        try {
            Files.createDirectories(folder);
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("WAYBILL_"));
            builder.environment().putAll(environment);
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new StackException("Could not start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }
}
