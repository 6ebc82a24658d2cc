package dev.waybill.stack.process;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Command lines for further JVMs of the kind that runs this one. */
public final class Jvm {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private Jvm() {}

    /**
     * Options that let a JVM take its classes from {@code archive}. If there is none that fits, it starts all the same and
     * writes one when it ends in order.
     */
    public static List<String> keepingClassesIn(Path archive) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off");
    }

    /** Jars and folders, in the order in which classes are looked for. */
    public static List<Path> classPath() {
        return Stream.of(CLASS_PATH.split(File.pathSeparator)).map(Path::of).toList();
    }

    /** Runs a class of our own class path. */
    public static List<String> running(Class<?> main, List<String> options, List<String> arguments) {
        return command(options, List.of("-cp", CLASS_PATH, main.getName()), arguments);
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
