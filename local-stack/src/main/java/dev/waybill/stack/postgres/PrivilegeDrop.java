package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL is run, which refuses to run as root. A user namespace shows it root's files as those of another user,
 * so nothing has to change hands; where namespaces are not allowed, the process and its folders are given to an
 * unprivileged user.
 */
sealed interface PrivilegeDrop {
    /** The command as it is to be run. */
    List<String> wrap(List<String> command);

    /** Makes a folder the server's own. */
    default void own(Path folder) throws IOException {}

    /** Whether the server can read what only its starter may. */
    default boolean seesPrivateFolders() {
        return true;
    }

    /** Already an ordinary user. */
    record Already() implements PrivilegeDrop {
        @Override
        public List<String> wrap(List<String> command) {
            return command;
        }
    }

    /** Root, seen from inside as {@code uid}. */
    record InNamespace(int uid) implements PrivilegeDrop {
        @Override
        public List<String> wrap(List<String> command) {
            return join(List.of("unshare", "--user", "--map-user=" + uid), command);
        }
    }

    /** Root, stepping down to {@code uid} for good. */
    record SteppedDown(int uid) implements PrivilegeDrop {
        @Override
        public List<String> wrap(List<String> command) {
            return join(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups"), command);
        }

        @Override
        public void own(Path folder) throws IOException {
            if (!succeeds(List.of("chown", "-R", uid + ":" + uid, folder.toString()))) {
                throw new IOException("could not give " + folder + " to user " + uid);
            }
        }

        @Override
        public boolean seesPrivateFolders() {
            return false;
        }
    }

    static PrivilegeDrop choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Already();
        }
        var uid = someoneElse();
        for (var way : List.of(new InNamespace(uid), new SteppedDown(uid))) {
            if (succeeds(way.wrap(List.of("true")))) {
                return way;
            }
        }
        throw new StackException("PostgreSQL does not run as root, and neither unshare nor setpriv works here;"
                + " run this as an ordinary user.");
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

    private static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> join(List<String> first, List<String> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }
}
