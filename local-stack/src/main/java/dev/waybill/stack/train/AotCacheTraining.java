package dev.waybill.stack.train;

import dev.waybill.stack.LocalHttp;
import dev.waybill.stack.StackException;
import dev.waybill.stack.demo.BulkOrders;
import dev.waybill.stack.demo.Demo;
import dev.waybill.stack.process.Directories;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.RunFiles;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.run.StackSettings;
import dev.waybill.stack.run.StartProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stack with data and ports of its own that processes orders and is stopped, and the AOT caches that its JVMs write then.
 * Closing it ends what still runs and deletes the data; the logs stay if there was no cache. Not safe for concurrent use.
 */
public final class AotCacheTraining implements AutoCloseable {
    private static final List<String> PAGES = List.of("/", "/orders", "/stock", "/dead-letters", "/topics");
    private static final LoadBurst RUSH = new LoadBurst(64, 3_000, Duration.ofSeconds(50));

    private final Layout layout;
    private final Stack stack;
    private final StartProgress progress;
    private boolean succeeded;

    private AotCacheTraining(Layout layout, StackSettings settings, StartProgress progress) {
        this.layout = layout;
        this.stack = Stack.recording(layout, settings);
        this.progress = progress;
    }

    /** @param environment the settings with which services usually run */
    public static AotCacheTraining prepare(Layout usual, Map<String, String> environment, StartProgress progress) {
        clear(usual);
        return new AotCacheTraining(usual.training(), settings(environment), progress);
    }

    /**
     * Ends and removes what a training left behind whose process was killed; returns at once if none did. A folder of this
     * name without a stack's settings is somebody else's and stays.
     */
    public static void clear(Layout usual) {
        var layout = usual.training();
        new RunFiles(layout.run())
                .settings()
                .ifPresent(settings -> end(Stack.recording(layout, settings), layout.home()));
    }

    /** To be stopped when this process is. */
    public Stack stack() {
        return stack;
    }

    /**
     * Every kind of order, then many.
     *
     * @return the sizes of the caches in bytes
     * @throws StackException if no caches were written; the previous ones are kept then
     */
    public Map<Component, Long> run() {
        stack.start(progress);
        stack.start(Component.CONSOLE, progress);
        work();
        endIfInterrupted();
        progress.done("Stopping it; each JVM writes its AOT cache");
        stack.stop(progress);
        endIfInterrupted();
        var sizes = stack.keepRecorded();
        succeeded = true;
        return sizes;
    }

    private static void endIfInterrupted() {
        if (Thread.interrupted()) {
            throw new StackException("Interrupted.");
        }
    }

    private void work() {
        // the outcomes do not matter: on a slow machine a cancellation may come too late
        new Demo(stack, progress, what -> progress.waiting("the orders of the demo")).play();
        progress.done("the orders of the demo have been placed");
        var ended = RUSH.run(new BulkOrders(stack)::run, progress);
        progress.done(ended + " orders more have ended");
        PAGES.forEach(this::open);
    }

    private void open(String page) {
        try {
            var _ = LocalHttp.get(LocalHttp.uri(stack.port(Component.CONSOLE), page), Duration.ofSeconds(20));
        } catch (IOException e) {
            progress.done("The console did not show " + page + ": " + e.getMessage());
        }
    }

    /** Ports are free ones, lest another stack should be in the way, and every kind of order has its time. */
    static StackSettings settings(Map<String, String> environment) {
        var variables = new HashMap<>(environment);
        variables.put(StackSettings.SECURITY_MODE, "open");
        variables.put("WAYBILL_DEMO_DATA", "true");
        variables.put("WAYBILL_ORDERS_SAGA_DEADLINE", "15s");
        variables.put("WAYBILL_ORDERS_SAGA_DEADLINE_AWAY", "15s");
        variables.put("WAYBILL_SHIPPING_DISPATCH_DELAY", "1s");
        for (var part : Component.values()) {
            variables.put(part.portVariable(), Integer.toString(Ports.free()));
        }
        return StackSettings.defaults().with(variables);
    }

    @Override
    public void close() {
        if (succeeded || !Files.exists(layout.logs())) {
            end(stack, layout.home());
        } else {
            end(stack, layout.postgres(), layout.kafka(), layout.run());
        }
    }

    /** Takes its time also when the thread was interrupted. */
    private static void end(Stack stack, Path... superfluous) {
        var interrupted = Thread.interrupted();
        try {
            stack.kill();
            for (var folder : superfluous) {
                Directories.delete(folder);
            }
        } catch (IOException e) {
            throw new StackException("Could not remove the training's data: " + e.getMessage(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
