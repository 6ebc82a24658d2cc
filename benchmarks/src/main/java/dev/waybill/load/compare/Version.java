package dev.waybill.load.compare;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.LogTail;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.RunFiles;
import dev.waybill.stack.run.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A version of the system with its own stack, on free ports.
 *
 * @param name its commit id
 * @param tree its source folder, where it is built
 * @param home the folder of the stack's data
 */
public record Version(String name, Path tree, Path home, Map<String, String> environment) {

    /** The working copy, including uncommitted changes. */
    public static final String WORKING_COPY = ".";

    /**
     * The version of a commit, in its own work tree, which is kept for later comparisons.
     *
     * @param root the project's folder
     * @param builds the folder of work trees and data
     * @throws dev.waybill.stack.StackException if there is no such commit
     */
    public static Version of(String version, Path root, Path builds) throws InterruptedException {
        if (version.equals(WORKING_COPY)) {
            return onFreePorts("working copy", root, builds.resolve("working-copy-data"));
        }
        String name = git(root, builds, "rev-parse", "--short=10", "--verify", version + "^{commit}");
        Path tree = builds.resolve(name);
        if (Files.notExists(tree)) {
            git(root, builds, "worktree", "prune");
            git(root, builds, "worktree", "add", "--detach", tree.toString(), name);
        }
        return onFreePorts(name, tree, builds.resolve(name + "-data"));
    }

    private static Version onFreePorts(String name, Path tree, Path home) {
        var environment = new HashMap<>(Map.of("WAYBILL_HOME", home.toString(), "WAYBILL_NO_CONSOLE", "true"));
        for (Component component : Component.values()) {
            environment.put(component.portVariable(), Integer.toString(Ports.free()));
        }
        return new Version(name, tree, home, environment);
    }

    /** Builds it if needed. */
    public void build() throws InterruptedException {
        waybill("status");
    }

    public void start() throws InterruptedException {
        waybill("up", "--detach");
    }

    public void stop() throws InterruptedException {
        waybill("down");
    }

    /** The stack, once it is started. Its run files may have been written by an older version of local-stack. */
    public Stack stack() {
        var layout = new Layout(tree, home);
        return new Stack(layout, new RunFiles(layout.run()).settings().orElseThrow());
    }

    private void waybill(String... arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of(tree.resolve("waybill").toString()));
        command.addAll(List.of(arguments));
        run(tree, environment, home.resolveSibling(home.getFileName() + ".log"), command);
    }

    private static String git(Path root, Path builds, String... arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(root, Map.of(), builds.resolve("git.log"), command);
    }

    /**
     * Runs a command and returns its output.
     *
     * @throws StackException with the end of its output, if it failed
     */
    private static String run(Path folder, Map<String, String> environment, Path log, List<String> command)
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
            return Files.readString(log).strip();
        } catch (IOException e) {
            throw new StackException("Could not run " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }
}
