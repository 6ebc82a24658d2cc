package dev.waybill.stack.cli;

import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.RunFiles;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.run.StackSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;

/** What all commands need: terminal, directories and environment. The script determines what is a terminal. */
public record CliContext(Terminal terminal, Layout layout, Map<String, String> environment) {

    public static CliContext real() {
        var root = Path.of(System.getProperty("waybill.root", ""));
        return of(new Terminal(System.out, Boolean.getBoolean("waybill.terminal")), root, System.getenv());
    }

    static CliContext of(Terminal terminal, Path root, Map<String, String> environment) {
        var home = environment.getOrDefault("WAYBILL_HOME", "");
        var data = home.isBlank() ? root.resolve(".waybill") : Path.of(home);
        return new CliContext(terminal, new Layout(absolute(root), absolute(data)), environment);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Whether input is a terminal. */
    static boolean isInteractive() {
        return Boolean.getBoolean("waybill.interactive");
    }

    /** The stack that was started last, or else the one that a start would create. */
    public Stack stack() {
        var last = new RunFiles(layout.run()).settings();
        return new Stack(layout, last.orElseGet(() -> StackSettings.defaults().with(environment)));
    }

    /** The same with the services' settings of this environment. */
    Stack stackWithServices() {
        return new Stack(layout, stack().settings().withServices(environment));
    }

    /** For the audit trail: {@code WAYBILL_OPERATOR}, or else the user of the operating system at this machine. */
    String operator() {
        var given = environment.getOrDefault("WAYBILL_OPERATOR", "");
        return given.isBlank() ? System.getProperty("user.name", "unknown") + "@" + host() : given;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
