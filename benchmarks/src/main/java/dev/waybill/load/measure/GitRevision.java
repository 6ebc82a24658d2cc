package dev.waybill.load.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The revision of a source folder. */
public final class GitRevision {

    private GitRevision() {}

    /** The short commit id, with a {@code +} if files were changed since; {@code unknown} without git. */
    public static String of(Path folder) {
        String name = git(folder, "rev-parse", "--short", "HEAD");
        if (name.isEmpty()) {
            return "unknown";
        }
        return git(folder, "status", "--porcelain").isEmpty() ? name : name + "+";
    }

    private static String git(Path folder, String... arguments) {
        List<String> command = Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(arguments))
                .toList();
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = git.inputReader().readAllAsString().strip();
            return git.waitFor() == 0 ? text : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
