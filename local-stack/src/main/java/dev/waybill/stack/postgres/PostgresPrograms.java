package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** initdb and pg_ctl, run as a user they accept. */
final class PostgresPrograms {
    private static final long TIME_LIMIT_SECONDS = 120;

    /** A server's process would otherwise give memory back to the system after each statement, and ask for it again. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("LC_ALL", "C", "TZ", "UTC", "MALLOC_TOP_PAD_", "524288", "MALLOC_TRIM_THRESHOLD_", "4194304");

    private final Path home;
    private final PrivilegeDrop user;

    private PostgresPrograms(Path home, PrivilegeDrop user) {
        this.home = home;
        this.user = user;
    }

    static PostgresPrograms installed() {
        var user = PrivilegeDrop.choose();
        return new PostgresPrograms(PostgresBinaries.unpacked(cache(user)), user);
    }

    Path home() {
        return home;
    }

    void own(Path folder) throws IOException {
        user.own(folder);
    }

    /** @throws StackException with the program's own words if it fails */
    void run(String program, List<String> arguments) {
        var command =
                new ArrayList<>(List.of(home.resolve("bin").resolve(program).toString()));
        command.addAll(arguments);
        try {
            var output = Files.createTempFile("waybill-" + program, ".out");
            try {
                execute(program, command, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new StackException("Could not run " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while " + program + " was running.", e);
        }
    }

    /** Output goes to a file: the server that pg_ctl leaves behind would keep a pipe open for ever. */
    private void execute(String program, List<String> command, Path output) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(user.wrap(command))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(ENVIRONMENT);
        var process = builder.start();
        if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new StackException(program + " did not end within " + TIME_LIMIT_SECONDS + " s.");
        }
        if (process.exitValue() != 0) {
            throw new StackException(
                    program + " failed:\n" + Files.readString(output).strip());
        }
    }

    private static Path cache(PrivilegeDrop user) {
        if (!user.seesPrivateFolders()) {
            return Path.of("/var/tmp/waybill");
        }
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("waybill");
    }
}
