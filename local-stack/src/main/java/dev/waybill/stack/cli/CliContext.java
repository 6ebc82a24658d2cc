package dev.waybill.stack.cli;

import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.RunFiles;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.run.StackSettings;
import java.nio.file.Path;
import java.util.Map;

/** What all commands need: terminal, directories and environment. */
public record CliContext(Terminal terminal, Layout layout, Map<String, String> environment) {
    public static CliContext real() {
        var root = Path.of(System.getProperty("waybill.root", ""));
        return of(new Terminal(System.out, Tty.OUTPUT), root, System.getenv());
    }

    static CliContext of(Terminal terminal, Path root, Map<String, String> environment) {
        var home = environment.getOrDefault("WAYBILL_HOME", "");
        return new CliContext(
                terminal,
                new Layout(
                        root.toAbsolutePath().normalize(),
                        (home.isBlank() ? root.resolve(".waybill") : Path.of(home))
                                .toAbsolutePath()
                                .normalize()),
                environment);
    }

    /** The stack that was started last, or else the one that a start would create. */
    public Stack stack() {
        return new RunFiles(layout.run())
                .settings()
                .map(settings -> new Stack(layout, settings))
                .orElseGet(() -> new Stack(layout, StackSettings.defaults().with(environment)));
    }
}
