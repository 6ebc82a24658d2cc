package dev.waybill.stack.cli;

import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.RunLock;
import dev.waybill.stack.run.Stack;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stops a stack when this process ends: by Ctrl-C, or because its terminal was closed. A command that is changing the stack at
 * that moment finishes first.
 */
final class StopOnExit {
    private static final long TIMEOUT_SECONDS = 60;

    /** Longer than {@code ./waybill down} takes. */
    private static final Duration LIMIT_OF_OTHERS = Duration.ofMinutes(2);

    private final Stack stack;
    private final Layout layout;
    private final Terminal terminal;
    private final Thread starter = Thread.currentThread();
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");
    private volatile boolean stopping;

    private StopOnExit(Stack stack, CliContext context) {
        this.stack = stack;
        this.layout = context.layout();
        this.terminal = context.terminal();
    }

    static StopOnExit install(Stack stack, CliContext context) {
        var exit = new StopOnExit(stack, context);
        Runtime.getRuntime().addShutdownHook(exit.hook);
        return exit;
    }

    /** The calling thread starts nothing more, so stopping does not wait for it. */
    void settled() {
        settled.countDown();
    }

    /** From now on the stack outlives this process. */
    void cancel() {
        settled();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            stopping = true; // too late, the hook runs already
        }
    }

    boolean isStopping() {
        return stopping;
    }

    private void stop() {
        stopping = true;
        terminal.line("Stopping Waybill");
        try {
            if (settled.getCount() > 0) {
                starter.interrupt();
                settled.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var lock = RunLock.takeWithin(LIMIT_OF_OTHERS, layout, terminal);
        try {
            stack.stop(terminal); // also without the lock: Ctrl-C leaves nothing running
        } finally {
            lock.ifPresent(RunLock::close);
        }
    }
}
