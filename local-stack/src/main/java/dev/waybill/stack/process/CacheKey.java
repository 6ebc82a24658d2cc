package dev.waybill.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** All on which it depends whether an AOT cache fits: the JDK, the options, and the files with the classes. */
public record CacheKey(String text) {
    private static final List<String> MAKE_NO_DIFFERENCE = List.of("-Xms", "-Xmx", "-Xmn", "-D");

    public static CacheKey of(List<String> options, List<Path> classPath) {
        var all = System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version") + "\n"
                + options.stream().filter(CacheKey::matters).collect(Collectors.joining("\n", "", "\n"))
                + classPath.stream().map(CacheKey::state).collect(Collectors.joining("\n"));
        return new CacheKey(
                UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private static boolean matters(String option) {
        return MAKE_NO_DIFFERENCE.stream().noneMatch(option::startsWith);
    }

    private static String state(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return file + " is not there";
        }
    }
}
