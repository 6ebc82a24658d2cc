package dev.waybill.system.stack;

import dev.waybill.audit.AuditedService;
import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.process.Waiting;
import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.Part;
import dev.waybill.stack.run.Progress;
import dev.waybill.stack.run.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The stack that {@code ./waybill up} starts, on free ports, with its data under target. */
final class EmbeddedStack extends StackOfParts {

    private static final Layout LAYOUT =
            new Layout(RunningStack.ROOT, Path.of("target", "stack").toAbsolutePath());

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StackSettings settings;

    private EmbeddedStack(StackSettings settings) {
        this.settings = settings;
    }

    static Stack start() {
        var variables = new HashMap<>(USUAL);
        variables.put("WAYBILL_KAFKA_METRICS_PORT", Integer.toString(Ports.free()));
        for (Part part : Part.values()) {
            variables.put(part.portVariable(), Integer.toString(Ports.free()));
        }
        var stack = new EmbeddedStack(StackSettings.defaults().with(variables));
        stack.end();
        stack.running().forget();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::end));
        stack.running().start(Quiet.INSTANCE);
        return stack;
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return running().connect(database);
    }

    @Override
    public long pid(AuditedService service) {
        return running()
                .process(part(service))
                .orElseThrow(() -> new StackException(service.id() + " does not run"))
                .pid();
    }

    @Override
    public String log(AuditedService service) {
        try {
            return Files.readString(LAYOUT.log(part(service)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that was just killed may be gone a moment before its ports are. */
    @Override
    void start(Part part, Map<String, String> variables) {
        Waiting.until(() -> Ports.isFree(port(part)), PATIENCE);
        new dev.waybill.stack.run.Stack(LAYOUT, settings.withServices(variables)).start(part, Quiet.INSTANCE);
    }

    @Override
    void startServices(Map<String, String> variables) {
        new dev.waybill.stack.run.Stack(LAYOUT, settings.withServices(variables)).start(Quiet.INSTANCE);
    }

    @Override
    void stop(Part part) {
        running().stop(part);
    }

    @Override
    void end(Part part) {
        running().process(part).ifPresent(ProcessId::kill);
    }

    @Override
    boolean isRunning(Part part) {
        return running().isRunning(part);
    }

    @Override
    int port(Part part) {
        return settings.port(part);
    }

    @Override
    int brokerMetricsPort() {
        return settings.kafkaMetricsPort().orElseThrow();
    }

    /** Nothing here is worth an orderly end. */
    private void end() {
        for (Part part : Part.values()) {
            end(part);
        }
    }

    private dev.waybill.stack.run.Stack running() {
        return new dev.waybill.stack.run.Stack(LAYOUT, settings);
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
