package dev.waybill.stack.cli;

import dev.waybill.stack.run.Layout;
import java.nio.file.Path;
import java.util.Map;

/** What every command works on. */
record Surroundings(Terminal terminal, Layout layout, Map<String, String> environment) {
    static Surroundings real() {
        var root = Path.of(System.getProperty("waybill.root", ""));
        return of(new Terminal(System.out, Interactive.OUTPUT), root, System.getenv());
    }

    static Surroundings of(Terminal terminal, Path root, Map<String, String> environment) {
        var folder = root.toAbsolutePath().normalize();
        var home = environment.getOrDefault("WAYBILL_HOME", "");
        return new Surroundings(
                terminal,
                new Layout(folder, home.isBlank() ? folder.resolve(".waybill") : folder.resolve(home)),
                environment);
    }
}
