package dev.waybill.stack.run;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Keeps two commands from changing one stack at the same time; ends with its process, however that ends. */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for its turn. */
    public static RunLock take(Layout layout, StartProgress progress) {
        try {
            Files.createDirectories(layout.home());
            var channel = FileChannel.open(
                    layout.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                progress.done("Waiting for another ./waybill to finish");
                channel.lock();
            }
            return new RunLock(channel);
        } catch (IOException e) {
            throw new StackException("Cannot write to " + layout.home() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StackException("Could not release " + channel + ": " + e.getMessage(), e);
        }
    }
}
