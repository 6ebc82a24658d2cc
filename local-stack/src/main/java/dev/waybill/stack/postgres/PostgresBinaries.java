package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Directories;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Pattern;

/** PostgreSQL's programs, unpacked once for each version into a folder of the user's cache. */
final class PostgresBinaries {
    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. Safe for several processes at a time. */
    static Path unpacked(Path cache) {
        var archive = archive(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        var resource = PostgresBinaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new StackException("The archive " + archive + " is not on the class path.");
        }
        var home = cache.resolve(archive.replace(".txz", "") + "-" + version(resource));
        try {
            Directories.createOnce(home, fresh -> {
                try (var txz = resource.openStream()) {
                    TarXz.unpack(txz, fresh);
                }
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            });
        } catch (IOException e) {
            throw new StackException("Could not unpack PostgreSQL into " + home + ": " + e.getMessage(), e);
        }
        return home;
    }

    /** The archive for this operating system and processor. */
    static String archive(String osName, String osArch) {
        var os = osName.toLowerCase(Locale.ROOT);
        var processor = osArch.equals("aarch64") || osArch.equals("arm64") ? "arm_64" : "x86_64";
        if (os.startsWith("mac")) {
            return "postgres-darwin-" + processor + ".txz";
        }
        if (os.startsWith("linux")) {
            return "postgres-linux-" + processor + ".txz";
        }
        throw new StackException("There is no embedded PostgreSQL for " + osName + " on " + osArch
                + "; Linux and macOS on x86-64 and ARM 64 are supported.");
    }

    private static String version(URL archive) {
        var matcher = VERSION.matcher(archive.toString());
        return matcher.find() ? matcher.group(1) : "unversioned";
    }
}
