package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * initdb and pg_ctl, run as a user they accept.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresPrograms(Path home, PrivilegeDrop user) {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    /** A server's process would otherwise give memory back to the system after each statement, and ask for it again. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("LC_ALL", "C", "TZ", "UTC", "MALLOC_TOP_PAD_", "524288", "MALLOC_TRIM_THRESHOLD_", "4194304");

    static PostgresPrograms installed() {
        var user = PrivilegeDrop.choose();
        return new PostgresPrograms(PostgresBinaries.unpacked(cache(user)), user);
    }

    /** @throws StackException with the program's own words if it fails */
    void run(String program, String... arguments) {
        var command = Stream.concat(
                        Stream.of(home.resolve("bin").resolve(program).toString()), Stream.of(arguments))
                .toList();
        try {
            ProgramRun.of(user.wrap(command), ENVIRONMENT, TIMEOUT);
        } catch (IOException e) {
            throw new StackException("Could not run " + program + ": " + e.getMessage(), e);
        }
    }

    boolean hasExtension(String name) {
        return Files.exists(home.resolve("share/postgresql/extension").resolve(name + ".control"));
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
