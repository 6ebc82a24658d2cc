package dev.waybill.messaging.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/** The consumers of this process, begun last and ended first. */
final class Consumers implements SmartLifecycle {

    /** Long enough for the batch in hand, short enough for the application to stop in order. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ConsumerLoop> loops;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Consumers(List<ConsumerLoop> loops) {
        this.loops = List.copyOf(loops);
    }

    /** Why events are not being consumed; empty if they are. */
    Optional<String> complaint() {
        return loops.stream().flatMap(loop -> loop.complaint().stream()).findFirst();
    }

    /** Threads of the operating system, because they work without waiting as long as there is a backlog. */
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
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
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
