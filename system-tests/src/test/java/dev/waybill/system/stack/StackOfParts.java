package dev.waybill.system.stack;

import dev.waybill.audit.AuditedService;
import dev.waybill.stack.run.Part;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What any stack of ours does in the same way; how a part is started and ended is each one's own. */
abstract class StackOfParts implements Stack {

    /** What services are told beyond their defaults. */
    static final Map<String, String> USUAL = Map.of(
            "WAYBILL_ORDERS_SAGA_DEADLINE", "60s",
            "WAYBILL_SHIPPING_DELIVERY_DELAY", "1s",
            "WAYBILL_SHIPPING_RETURN_DELAY", "2s");

    private final Set<AuditedService> changed = EnumSet.noneOf(AuditedService.class);
    private volatile boolean faulty;

    /** Returns once the part is ready. */
    abstract void start(Part part, Map<String, String> settings);

    /** Returns once all are ready; none of them runs before. */
    abstract void startServices(Map<String, String> settings);

    abstract void stop(Part part);

    /** Ends it at once, as a crash would. */
    abstract void end(Part part);

    abstract boolean isRunning(Part part);

    /** Of this machine. */
    abstract int port(Part part);

    /** Of this machine. */
    abstract int brokerMetricsPort();

    @Override
    public final URI url(AuditedService service) {
        return URI.create("http://127.0.0.1:" + port(part(service)));
    }

    @Override
    public final String bootstrapServers() {
        return "127.0.0.1:" + port(Part.KAFKA);
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
    public final void stop(AuditedService service) {
        stop(part(service));
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
    public final void restartServices(Map<String, String> settings) {
        Arrays.stream(AuditedService.values()).parallel().forEach(this::stop);
        changed.addAll(List.of(AuditedService.values()));
        startServices(settings);
    }

    @Override
    public final void restore() {
        for (Part part : Part.INFRASTRUCTURE) {
            if (!isRunning(part)) {
                start(part, Map.of());
            }
        }
        for (AuditedService service : AuditedService.values()) {
            if (changed.remove(service)) {
                stop(service);
            }
            if (!isRunning(part(service))) {
                start(service);
            }
        }
    }

    @Override
    public final void killBroker() {
        kill(Part.KAFKA);
    }

    @Override
    public final void startBroker() {
        start(Part.KAFKA, Map.of());
    }

    @Override
    public final void killDatabase() {
        kill(Part.POSTGRES);
    }

    @Override
    public final void startDatabase() {
        start(Part.POSTGRES, Map.of());
    }

    @Override
    public final boolean isFaulty() {
        return faulty;
    }

    private void kill(Part part) {
        faulty = true;
        end(part);
    }

    static Part part(AuditedService service) {
        return Part.named(service.id());
    }
}
