package dev.waybill.messaging.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/** The consumers of this process. They start last and stop first. */
final class Consumers implements SmartLifecycle {

    /** Long enough to finish the current batch, short enough for an orderly shutdown. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final List<ConsumerLoop> loops;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Consumers(List<ConsumerLoop> loops) {
        this.loops = List.copyOf(loops);
    }

    /** Why events are not consumed; empty if they are. */
    Optional<String> unhealthyReason() {
        return loops.stream().flatMap(loop -> loop.unhealthyReason().stream()).findFirst();
    }

    /** Platform threads, because they do not block as long as there is a backlog. */
    @Override
    public synchronized void start() {
        running = true;
        for (ConsumerLoop loop : loops) {
            threads.add(Thread.ofPlatform().name("consumer-" + threads.size()).start(loop));
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        loops.forEach(ConsumerLoop::stop);
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
