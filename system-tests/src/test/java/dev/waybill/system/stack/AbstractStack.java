package dev.waybill.system.stack;

import dev.waybill.audit.AuditedService;
import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.stack.run.Component;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What all kinds of stacks have in common; each kind starts and ends its components itself. */
abstract class AbstractStack implements Stack {

    /** Settings of the services that differ from their defaults. */
    static final Map<String, String> USUAL = Map.of(
            "WAYBILL_ORDERS_SAGA_DEADLINE", "60s",
            "WAYBILL_SHIPPING_DELIVERY_DELAY", "1s",
            "WAYBILL_SHIPPING_RETURN_DELAY", "2s");

    private final Set<AuditedService> changed = EnumSet.noneOf(AuditedService.class);
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private volatile boolean faulty;

    /** Returns once the part is ready. */
    abstract void start(Component part, Map<String, String> settings);

    /** Starts the services that do not run, all at once, and returns once they are ready. */
    abstract void startServices();

    /** Unless it runs; returns once it is ready. */
    abstract void startConsole();

    abstract void stop(Component part);

    /** Kills it, as a crash would. */
    abstract void end(Component part);

    /** Kills all its instances. */
    void endAll(Component part) {
        end(part);
    }

    abstract boolean isRunning(Component part);

    /** Of this machine. */
    abstract int port(Component part);

    /** Those of all instances. */
    List<Integer> ports(Component part) {
        return List.of(port(part));
    }

    /** Of this machine. */
    abstract int brokerMetricsPort();

    @Override
    public final URI url(AuditedService service) {
        return URI.create("http://127.0.0.1:" + port(part(service)));
    }

    @Override
    public final List<URI> urls(AuditedService service) {
        return ports(part(service)).stream()
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .toList();
    }

    @Override
    public final URI console() {
        startConsole();
        return URI.create("http://127.0.0.1:" + port(Component.CONSOLE));
    }

    @Override
    public final String bootstrapServers() {
        return "127.0.0.1:" + port(Component.KAFKA);
    }

    @Override
    public final URI brokerMetrics() {
        return URI.create("http://127.0.0.1:" + brokerMetricsPort() + "/metrics");
    }

    @Override
    public final void kill(AuditedService service) {
        kill(part(service));
    }

    @Override
    public final void killAll(AuditedService service) {
        faulty = true;
        endAll(part(service));
    }

    @Override
    public final void stop(AuditedService service) {
        stop(part(service));
    }

    @Override
    public final void stop() {
        together(Arrays.stream(AuditedService.values()), this::stop);
        stop(Component.KAFKA);
        stop(Component.POSTGRES);
    }

    @Override
    public final void start(AuditedService service) {
        start(service, Map.of());
    }

    @Override
    public final void start(AuditedService service, Map<String, String> settings) {
        if (!settings.isEmpty()) {
            changed.add(service);
        }
        start(part(service), settings);
    }

    @Override
    public final void restore() {
        for (Component part : Component.INFRASTRUCTURE) {
            if (!isRunning(part)) {
                start(part, Map.of());
            }
        }
        together(changed.stream(), this::stop);
        changed.clear();
        startServices();
    }

    @Override
    public final void killBroker() {
        kill(Component.KAFKA);
    }

    @Override
    public final void startBroker() {
        start(Component.KAFKA, Map.of());
    }

    @Override
    public final void killDatabase() {
        kill(Component.POSTGRES);
    }

    @Override
    public final void startDatabase() {
        start(Component.POSTGRES, Map.of());
    }

    @Override
    public final Queue<Attempt> attempts() {
        return attempts;
    }

    @Override
    public final boolean isFaulty() {
        return faulty;
    }

    /**
     * All at once: brokers that start wait for each other. On threads of their own, because a parallel stream has only those
     * that run tests.
     */
    static <T> void together(Stream<T> items, Consumer<T> action) {
        CompletableFuture.allOf(items.map(item ->
                                CompletableFuture.runAsync(() -> action.accept(item), Thread::startVirtualThread))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private void kill(Component part) {
        faulty = true;
        end(part);
    }

    static Component part(AuditedService service) {
        return Component.named(service.id());
    }
}
