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
    private static final int MAX_WINDOW = 4 * 1024 * 1024; // the commands have a small heap

    private LogTail() {}

    /** The last {@code count} lines, oldest first, of 4 MiB at most; none if there is no such file. */
    public static List<String> of(Path log, int count) {
        return of(log, count, 0);
    }

    /** The same of what was written from the byte {@code start} on. */
    public static List<String> of(Path log, int count, long start) {
        if (!Files.isReadable(log)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long end = file.length();
            long available = Math.max(0, end - start);
            int window = WINDOW;
            var lines = wholeLines(file, end, available, window);
            while (lines.size() < count && window < Math.min(available, MAX_WINDOW)) {
                window *= 4;
                lines = wholeLines(file, end, available, window);
            }
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> wholeLines(RandomAccessFile file, long end, long available, int window)
            throws IOException {
        var bytes = new byte[(int) Math.min(window, available)];
        file.seek(end - bytes.length);
        file.readFully(bytes);
        var lines = new String(bytes, StandardCharsets.UTF_8).lines();
        return (bytes.length < available ? lines.skip(1) : lines).toList();
    }

    /** The same as one indented text, ready to stand below a message. */
    public static String text(Path log, int count) {
        return indented(of(log, count));
    }

    public static String indented(List<String> lines) {
        return lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }
}
