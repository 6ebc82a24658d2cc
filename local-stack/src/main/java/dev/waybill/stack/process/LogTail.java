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
    private static final int MAX_WINDOW = 64 * 1024 * 1024;

    private LogTail() {}

    /** The last {@code count} lines, oldest first, of 64 MiB at most; none if there is no such file. */
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
            var lines = lines(file, end, Math.min(window, available));
            while (lines.size() <= count
                    && window < Math.min(available, MAX_WINDOW)) { // the first may be a part of a line
                window *= 4;
                lines = lines(file, end, Math.min(window, available));
            }
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> lines(RandomAccessFile file, long end, long length) throws IOException {
        var bytes = new byte[(int) length];
        file.seek(end - length);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    /** The same as one indented text, ready to stand below a message. */
    public static String text(Path log, int count) {
        return indented(of(log, count));
    }

    public static String indented(List<String> lines) {
        return lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }
}
