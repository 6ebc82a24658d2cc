package dev.waybill.stack.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Command lines for further JVMs of the kind that runs this one. */
public final class Jvm {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private Jvm() {}

    /** The options of {@code text}, which has blanks between them; none if it is null. */
    public static List<String> options(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    /**
     * Options that let a JVM take its classes from an archive in {@code folder}. If there is none that fits, it starts all
     * the same and writes one when it ends in order.
     */
    public static List<String> keepingClassesIn(Path folder) {
        var _ = folder.toFile().mkdirs();
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off");
    }

    /**
     * The class path that a program of ours runs with: its jar and the libraries beside it, whatever else this JVM has, so
     * that all its JVMs fit one archive. This JVM's class path where the program is not packaged.
     */
    public static List<Path> classPath(Class<?> main) {
        var jar = Path.of(URI.create(
                main.getProtectionDomain().getCodeSource().getLocation().toString()));
        var libraries = jar.resolveSibling("lib");
        if (!Files.isRegularFile(jar) || !Files.isDirectory(libraries)) {
            return Stream.of(CLASS_PATH.split(File.pathSeparator)).map(Path::of).toList();
        }
        try (var found = Files.list(libraries)) {
            return Stream.concat(Stream.of(jar), found.sorted()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a class with its {@link #classPath}. */
    public static List<String> running(Class<?> main, List<String> options, List<String> arguments) {
        var classPath = classPath(main).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return command(options, List.of("-cp", classPath, main.getName()), arguments);
    }

    public static List<String> runningJar(Path jar, List<String> options, List<String> arguments) {
        return command(options, List.of("-jar", jar.toString()), arguments);
    }

    private static List<String> command(List<String> options, List<String> main, List<String> arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(List.of(java), options, main, arguments)
                .flatMap(List::stream)
                .toList();
    }
}
