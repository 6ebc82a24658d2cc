package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How PostgreSQL is run, which refuses to run as root. A user namespace shows it root's files as those of another user,
 * so nothing has to change hands; where namespaces are not allowed, the process and its folders are given to an
 * unprivileged user.
 *
 * @param prefix the program with its arguments by which a command is run; empty for an ordinary user
 * @param owner the user to whom the server's folders are given, if they are
 */
record PrivilegeDrop(List<String> prefix, OptionalInt owner) {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    static PrivilegeDrop choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new PrivilegeDrop(List.of(), OptionalInt.empty());
        }
        var uid = someoneElse();
        var inNamespace = new PrivilegeDrop(List.of("unshare", "--user", "--map-user=" + uid), OptionalInt.empty());
        var steppedDown = new PrivilegeDrop(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups"), OptionalInt.of(uid));
        return Stream.of(inNamespace, steppedDown)
                .filter(PrivilegeDrop::works)
                .findFirst()
                .orElseThrow(() -> new StackException(
                        "PostgreSQL does not run as root, and neither unshare nor setpriv works here;"
                                + " run this as an ordinary user."));
    }

    /** A user that exists, since initdb wants to know its name. */
    private static int someoneElse() {
        try (var users = Files.lines(Path.of("/etc/passwd"))) {
            return users.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 2 && fields[2].matches("\\d{1,9}"))
                    .mapToInt(fields -> Integer.parseInt(fields[2]))
                    .filter(uid -> uid > 0)
                    .max()
                    .orElse(65_534);
        } catch (IOException e) {
            return 65_534;
        }
    }

    private boolean works() {
        try {
            ProgramRun.of(wrap(List.of("true")), Map.of(), TIMEOUT);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The command as it is to be run. */
    List<String> wrap(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Makes a file or folder the server's own. */
    void own(Path path) throws IOException {
        if (owner.isPresent()) {
            var user = owner.getAsInt() + ":" + owner.getAsInt();
            ProgramRun.of(List.of("chown", "-R", user, path.toString()), Map.of(), TIMEOUT);
        }
    }

    /** Whether the server can read what only its starter may. */
    boolean seesPrivateFolders() {
        return owner.isEmpty();
    }
}
