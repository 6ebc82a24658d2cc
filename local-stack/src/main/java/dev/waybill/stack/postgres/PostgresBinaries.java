package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Directories;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/**
 * PostgreSQL's programs, unpacked once for each version into a folder of the user's cache. Safe for several processes at
 * a time: each unpacks into a folder of its own, and the first to rename it wins.
 */
final class PostgresBinaries {
    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked(Path cache) {
        var archive = Platform.current().archive();
        var resource = PostgresBinaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new StackException("The archive " + archive + " is not on the class path.");
        }
        var home = cache.resolve(archive.replace(".txz", "") + "-" + version(resource));
        if (!Files.isDirectory(home)) {
            unpack(resource, home);
        }
        return home;
    }

    private static void unpack(URL archive, Path home) {
        try {
            Files.createDirectories(home.getParent());
            var fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
            try (var txz = archive.openStream()) {
                TarXz.unpack(txz, fresh);
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Directories.delete(fresh);
                if (!Files.isDirectory(home)) {
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new StackException("Could not unpack PostgreSQL into " + home + ": " + e.getMessage(), e);
        }
    }

    private static String version(URL archive) {
        var matcher = VERSION.matcher(archive.toString());
        return matcher.find() ? matcher.group(1) : "unversioned";
    }
}
