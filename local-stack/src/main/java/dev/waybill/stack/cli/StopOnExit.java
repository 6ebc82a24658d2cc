package dev.waybill.stack.cli;

import dev.waybill.stack.run.Stack;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops a stack when this process ends: by Ctrl-C, or because its terminal was closed. */
final class StopOnExit {
    private static final long TIMEOUT_SECONDS = 60;

    private final Stack stack;
    private final Terminal terminal;
    private final Thread starter = Thread.currentThread();
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");
    private volatile boolean stopping;

    private StopOnExit(Stack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    static StopOnExit install(Stack stack, Terminal terminal) {
        var exit = new StopOnExit(stack, terminal);
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
        stack.stop(terminal);
    }
}
