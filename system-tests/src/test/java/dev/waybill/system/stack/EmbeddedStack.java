package dev.waybill.system.stack;

import dev.waybill.stack.StackException;
import dev.waybill.stack.postgres.EmbeddedPostgres;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.process.Waiting;
import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.Part;
import dev.waybill.stack.run.Progress;
import dev.waybill.stack.run.StackSettings;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stack that {@code ./waybill up} starts, on free ports, with its data under target. */
final class EmbeddedStack implements Stack {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();
    private static final Layout LAYOUT =
            new Layout(ROOT, Path.of("target", "stack").toAbsolutePath());

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static @Nullable Stack shared;

    private final StackSettings settings;
    private final Set<Service> changed = EnumSet.noneOf(Service.class);
    private volatile boolean faulty;

    private EmbeddedStack(StackSettings settings) {
        this.settings = settings;
    }

    /** The one of this JVM, started on first use. */
    static synchronized Stack shared() {
        Stack stack = shared;
        if (stack == null) {
            stack = start();
            shared = stack;
        }
        return stack;
    }

    private static EmbeddedStack start() {
        var variables = new HashMap<>(Map.of(
                "WAYBILL_ORDERS_SAGA_DEADLINE", "60s",
                "WAYBILL_SHIPPING_DELIVERY_DELAY", "1s"));
        for (Part part : Part.values()) {
            variables.put(part.portVariable(), Integer.toString(Ports.free()));
        }
        var stack = new EmbeddedStack(StackSettings.defaults().with(variables));
        stack.kill();
        stack.running().forget();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::kill));
        stack.running().start(Quiet.INSTANCE);
        return stack;
    }

    @Override
    public URI url(Service service) {
        return URI.create("http://127.0.0.1:" + settings.port(part(service)));
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port(Part.KAFKA);
    }

    @Override
    public Connection connect(String database) throws SQLException {
        var server = new EmbeddedPostgres(
                LAYOUT.postgres(), LAYOUT.log(Part.POSTGRES), settings.port(Part.POSTGRES), Map.of());
        return server.administer(database);
    }

    @Override
    public void kill(Service service) {
        kill(part(service));
    }

    @Override
    public void stop(Service service) {
        running().stop(part(service));
    }

    @Override
    public void start(Service service) {
        start(service, Map.of());
    }

    @Override
    public void start(Service service, Map<String, String> variables) {
        if (!variables.isEmpty()) {
            changed.add(service);
        }
        start(part(service), settings.withServices(variables));
    }

    @Override
    public void restore() {
        for (Part part : Part.INFRASTRUCTURE) {
            if (!running().isRunning(part)) {
                start(part, settings);
            }
        }
        for (Service service : Service.values()) {
            if (changed.remove(service)) {
                stop(service);
            }
            if (!running().isRunning(part(service))) {
                start(service);
            }
        }
    }

    @Override
    public void killBroker() {
        kill(Part.KAFKA);
    }

    @Override
    public void startBroker() {
        start(Part.KAFKA, settings);
    }

    @Override
    public void killDatabase() {
        kill(Part.POSTGRES);
    }

    @Override
    public void startDatabase() {
        start(Part.POSTGRES, settings);
    }

    @Override
    public long pid(Service service) {
        return running()
                .process(part(service))
                .orElseThrow(() -> new StackException(service.id() + " does not run"))
                .pid();
    }

    @Override
    public boolean isFaulty() {
        return faulty;
    }

    /** A process that was just killed may be gone a moment before its ports are. */
    private static void start(Part part, StackSettings settings) {
        Waiting.until(() -> Ports.isFree(settings.port(part)), PATIENCE);
        new dev.waybill.stack.run.Stack(LAYOUT, settings).start(part, Quiet.INSTANCE);
    }

    private void kill(Part part) {
        faulty = true;
        running().process(part).ifPresent(ProcessId::kill);
    }

    /** Nothing here is worth an orderly end. */
    private void kill() {
        for (Part part : Part.values()) {
            running().process(part).ifPresent(ProcessId::kill);
        }
    }

    private dev.waybill.stack.run.Stack running() {
        return new dev.waybill.stack.run.Stack(LAYOUT, settings);
    }

    private static Part part(Service service) {
        return Part.named(service.id());
    }

    /** Tests show their own progress. */
    private enum Quiet implements Progress {
        INSTANCE;

        @Override
        public void done(String what) {}

        @Override
        public void waiting(String forWhat) {}
    }
}
