package dev.waybill.stack.cli;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the lines that are appended to a log from now on, complete ones only; starts over when the file does. */
final class LogFollower {
    private static final int AT_MOST = 1 << 20;

    private final Path log;
    private long position;

    LogFollower(Path log) {
        this.log = log;
        this.position = Files.exists(log) ? log.toFile().length() : 0;
    }

    List<String> added() {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < position) {
                position = 0;
            }
            var bytes = new byte[(int) Math.min(AT_MOST, file.length() - position)];
            file.seek(position);
            file.readFully(bytes);
            var whole = wholeLines(bytes);
            position += whole;
            return new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new StackException("Cannot read " + log + ": " + e.getMessage(), e);
        }
    }

    private static int wholeLines(byte[] bytes) {
        for (var i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return bytes.length == AT_MOST ? AT_MOST : 0;
    }
}
