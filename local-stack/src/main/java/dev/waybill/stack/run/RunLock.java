package dev.waybill.stack.run;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Await;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** Keeps two commands from changing one stack at the same time; ends with its process, however that ends. */
public final class RunLock implements AutoCloseable {
    private static final String WAITING = "Waiting for another ./waybill to finish";

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for its turn. */
    public static RunLock take(Layout layout, StartProgress progress) {
        try {
            var channel = open(layout);
            if (channel.tryLock() == null) {
                progress.done(WAITING);
                channel.lock();
            }
            return new RunLock(channel);
        } catch (IOException e) {
            throw new StackException("Cannot write to " + layout.home() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The same for the end of a process, which cannot wait for ever: waits for {@code limit} at most, also for a thread of this
     * process.
     *
     * @return empty if its turn does not come in that time, or if the file cannot be used
     */
    public static Optional<RunLock> takeWithin(Duration limit, Layout layout, StartProgress progress) {
        try {
            // without the lock it stays open: closing it would release the lock that another thread of this process has
            var channel = open(layout);
            var taken = Await.until(() -> locks(channel), Duration.ofSeconds(1));
            if (!taken) {
                progress.done(WAITING);
                taken = Await.until(() -> locks(channel), limit);
            }
            return taken ? Optional.of(new RunLock(channel)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static FileChannel open(Layout layout) throws IOException {
        Files.createDirectories(layout.home());
        return FileChannel.open(layout.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static boolean locks(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException | IOException e) {
            return false;
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
