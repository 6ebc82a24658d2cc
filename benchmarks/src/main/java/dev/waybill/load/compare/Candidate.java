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
 * A version of the product with a stack of its own, on free ports.
 *
 * @param name of the commit
 * @param tree the source, built there
 * @param home the stack's data
 */
public record Candidate(String name, Path tree, Path home, Map<String, String> environment) {

    /** Means the source as it lies here, with what is not committed. */
    public static final String AS_IT_IS = ".";

    /**
     * The version in a work tree of its own, which is kept for the next time.
     *
     * @param root the project's folder
     * @param shelf where work trees and data are kept
     * @throws dev.waybill.stack.StackException if there is no such commit
     */
    public static Candidate of(String version, Path root, Path shelf) throws InterruptedException {
        if (version.equals(AS_IT_IS)) {
            return new Candidate(
                    "as it is", root, shelf.resolve("as-it-is-data"), freePorts(shelf.resolve("as-it-is-data")));
        }
        Path log = shelf.resolve("git.log");
        String name = Commands.run(
                root, Map.of(), log, List.of("git", "rev-parse", "--short=10", "--verify", version + "^{commit}"));
        Path tree = shelf.resolve(name);
        if (Files.notExists(tree)) {
            Commands.run(root, Map.of(), log, List.of("git", "worktree", "prune"));
            Commands.run(root, Map.of(), log, List.of("git", "worktree", "add", "--detach", tree.toString(), name));
        }
        Path home = shelf.resolve(name + "-data");
        return new Candidate(name, tree, home, freePorts(home));
    }

    private static Map<String, String> freePorts(Path home) {
        var environment = new HashMap<>(Map.of("WAYBILL_HOME", home.toString()));
        for (Component part : Component.values()) {
            environment.put(part.portVariable(), Integer.toString(Ports.free()));
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

    /** Once it is started. */
    public Stack stack() {
        var layout = new Layout(tree, home);
        return new Stack(layout, new RunFiles(layout.run()).settings().orElseThrow());
    }

    private void waybill(String... arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of(tree.resolve("waybill").toString()));
        command.addAll(List.of(arguments));
        Commands.run(tree, environment, home.resolveSibling(home.getFileName() + ".log"), command);
    }
}
