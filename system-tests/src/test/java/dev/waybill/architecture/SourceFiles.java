package dev.waybill.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the project that people read and write, as they lie in the checkout. */
final class SourceFiles {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String MAIN = "src/main/java/";
    private static final String TEST = "src/test/java/";
    private static final Set<String> GENERATED = Set.of(".git", "target", ".waybill", ".idea", "node_modules");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|md|ya?ml|json|html|js|xml|properties|http|sh|conf|alloy|txt|imports)"
                    + "|waybill|Dockerfile|\\.env|options|is-ready|run");

    /** What a database has carried out never changes, comments included. */
    private static final Pattern MIGRATION = Pattern.compile("V\\d+__\\w+\\.sql");

    private SourceFiles() {}

    /** Each text with its path from the root; not those that name private words in order to find them. */
    static Map<Path, String> texts() {
        var texts = new TreeMap<Path, String>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (TEXT.matcher(name).matches()
                    && !MIGRATION.matcher(name).matches()
                    && !name.equals(NamesTest.class.getSimpleName() + ".java")) {
                texts.put(ROOT.relativize(file), read(file));
            }
        }
        return texts;
    }

    /** The top-level types of main code, by their source files. */
    static List<Path> mainTypes() {
        return types(MAIN);
    }

    static List<Path> testTypes() {
        return types(TEST);
    }

    private static List<Path> types(String sources) {
        return files().stream()
                .map(ROOT::relativize)
                .filter(file -> file.toString().contains(sources))
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.endsWith("package-info.java"))
                .toList();
    }

    static String simpleName(Path type) {
        return type.getFileName().toString().replace(".java", "");
    }

    static String packageName(Path type) {
        String path = type.toString();
        return path.substring(path.indexOf(MAIN) + MAIN.length(), path.lastIndexOf('/'))
                .replace('/', '.');
    }

    private static List<Path> files() {
        try (Stream<Path> children = Files.list(ROOT)) {
            return children.flatMap(SourceFiles::below).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path path) {
        if (Files.isRegularFile(path)) {
            return Stream.of(path);
        }
        if (!Files.isDirectory(path) || GENERATED.contains(path.getFileName().toString())) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(path)) {
            return children.flatMap(SourceFiles::below).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
