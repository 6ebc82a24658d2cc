package dev.waybill.stack.run;

import dev.waybill.stack.process.LogTail;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The lines of a service's log that say why it does not start. */
final class StartFailure {
    private static final int WINDOW = 400;
    private static final int SHOWN = 12;

    private StartFailure() {}

    /** @param start the byte of the log from which on this start has written */
    static String in(Path log, long start) {
        var lines = LogTail.of(log, WINDOW, start).stream()
                .filter(line -> !isFrame(line))
                .toList();
        return LogTail.indented(described(lines));
    }

    /** Spring Boot's own description, else everything from the last error on, else the end. */
    private static List<String> described(List<String> lines) {
        var description = last(lines, "Description:");
        var start = description >= 0 ? description + 1 : last(lines, " ERROR ");
        var from = start >= 0 ? start : Math.max(0, lines.size() - SHOWN);
        return lines.subList(from, lines.size()).stream()
                .filter(line -> !line.isBlank())
                .limit(SHOWN)
                .toList();
    }

    private static int last(List<String> lines, String text) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains(text))
                .max()
                .orElse(-1);
    }

    private static boolean isFrame(String line) {
        var text = line.strip();
        return text.startsWith("at ") || text.startsWith("... ");
    }
}
