package dev.waybill.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log, which is where the reason stands. */
public final class LogTail {
    private static final int WINDOW = 4 * 1024 * 1024; // the commands have a small heap

    private LogTail() {}

    /** The last {@code count} lines, oldest first, of 4 MiB at most; none if there is no such file. */
    public static List<String> of(Path log, int count) {
        return of(log, count, 0);
    }

    /** The same of what was written from the byte {@code start} on. */
    public static List<String> of(Path log, int count, long start) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var end = file.length();
            var available = Math.max(0, end - start);
            var bytes = new byte[(int) Math.min(WINDOW, available)];
            file.seek(end - bytes.length);
            file.readFully(bytes);
            var incomplete = bytes.length < available ? 1 : 0;
            var lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .skip(incomplete)
                    .toList();
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
