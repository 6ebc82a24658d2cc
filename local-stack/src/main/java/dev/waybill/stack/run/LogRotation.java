package dev.waybill.stack.run;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps logs from growing for ever: at a start, a long one becomes the previous one. */
final class LogRotation {
    private static final long LONG = 20_000_000;

    private LogRotation() {}

    static void makeRoom(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LONG) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StackException("Could not set " + log + " aside: " + e.getMessage(), e);
        }
    }
}
