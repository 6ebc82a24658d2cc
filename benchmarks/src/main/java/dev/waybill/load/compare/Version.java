package dev.waybill.load.compare;

import dev.waybill.stack.process.Ports;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.RunFiles;
import dev.waybill.stack.run.Stack;
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
            return new Version(
                    "working copy",
                    root,
                    builds.resolve("working-copy-data"),
                    freePorts(builds.resolve("working-copy-data")));
        }
        Path log = builds.resolve("git.log");
        String name = CommandRunner.run(
                root, Map.of(), log, List.of("git", "rev-parse", "--short=10", "--verify", version + "^{commit}"));
        Path tree = builds.resolve(name);
        if (Files.notExists(tree)) {
            CommandRunner.run(root, Map.of(), log, List.of("git", "worktree", "prune"));
            CommandRunner.run(
                    root, Map.of(), log, List.of("git", "worktree", "add", "--detach", tree.toString(), name));
        }
        Path home = builds.resolve(name + "-data");
        return new Version(name, tree, home, freePorts(home));
    }

    private static Map<String, String> freePorts(Path home) {
        var environment = new HashMap<>(Map.of("WAYBILL_HOME", home.toString()));
        for (Component component : Component.values()) {
            environment.put(component.portVariable(), Integer.toString(Ports.free()));
        }
        return environment;
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
        CommandRunner.run(tree, environment, home.resolveSibling(home.getFileName() + ".log"), command);
    }
}
