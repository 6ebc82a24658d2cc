package dev.waybill.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log, which is where the reason stands. */
public final class LogTail {
    private static final int WINDOW = 64 * 1024;

    private LogTail() {}

    /** The last {@code count} lines, oldest first; none if there is no such file. */
    public static List<String> of(Path log, int count) {
        return of(log, count, 0);
    }

    /** The same of what was written from the byte {@code start} on. */
    public static List<String> of(Path log, int count, long start) {
        if (!Files.isReadable(log)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var length = (int) Math.min(WINDOW, Math.max(0, file.length() - start));
            var bytes = new byte[length];
            file.seek(file.length() - length);
            file.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The same as one indented text, ready to stand below a message. */
    public static String text(Path log, int count) {
        return indented(of(log, count));
    }

    public static String indented(List<String> lines) {
        return lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }
}
