package dev.waybill.system.stack;

import dev.waybill.audit.AuditedService;
import dev.waybill.stack.StackException;
import dev.waybill.stack.kafka.BrokerSecurity;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.process.Await;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.StackSettings;
import dev.waybill.stack.secure.Authorization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The stack that {@code ./waybill up} starts, on free ports, with its data under target. */
final class EmbeddedStack extends AbstractStack {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Layout layout;
    private final StackSettings settings;
    private final Authorization authorization;

    private EmbeddedStack(Layout layout, StackSettings settings) {
        this.layout = layout;
        this.settings = settings;
        this.authorization = running().authorization();
    }

    /**
     * @param folder of its data, under target
     * @param more settings
     */
    static Stack start(String folder, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(USUAL);
        variables.putAll(more);
        variables.put("WAYBILL_KAFKA_METRICS_PORT", Integer.toString(Ports.free()));
        EmbeddedStack stack = empty(folder, variables);
        stack.running().start(Quiet.INSTANCE);
        return stack;
    }

    /**
     * @param folder of its data, under target
     * @param services settings of the services
     * @param prepare is called once the databases are there, and empty
     */
    static Stack start(String folder, Map<String, String> services, Consumer<Stack> prepare) {
        EmbeddedStack stack = empty(folder, services);
        stack.running().start(Component.POSTGRES, Quiet.INSTANCE);
        prepare.accept(stack);
        stack.running().start(Quiet.INSTANCE);
        return stack;
    }

    private static EmbeddedStack empty(String folder, Map<String, String> services) {
        Map<String, String> variables = new HashMap<>(services);
        for (Component part : Component.values()) {
            variables.put(part.portVariable(), Integer.toString(Ports.free()));
        }
        var layout = new Layout(RunningStack.ROOT, Path.of("target", folder).toAbsolutePath());
        var stack = new EmbeddedStack(layout, StackSettings.defaults().with(variables));
        stack.end();
        stack.running().forget();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::end));
        return stack;
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return running().connect(database);
    }

    @Override
    public Authorization authorization() {
        return authorization;
    }

    @Override
    public Map<String, Object> kafkaClient(KafkaUser user) {
        return Map.copyOf(running().kafkaClient(user));
    }

    @Override
    public Map<String, Object> kafkaAdministrator() {
        if (!settings.isSecure()) {
            return super.kafkaAdministrator();
        }
        try {
            return BrokerSecurity.administrator(layout.kafka());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> operatorPassword() {
        return settings.isSecure()
                ? Optional.of(read(layout.identity().resolve("users/operator")).strip())
                : Optional.empty();
    }

    @Override
    public Optional<PrometheusClient> prometheusClient() {
        return settings.isSecure()
                ? Optional.of(new PrometheusClient(
                        URI.create("http://localhost:" + port(Component.IDENTITY)),
                        layout.identity().resolve("clients/prometheus")))
                : Optional.empty();
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
        return read(layout.log(part(service)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ports of a killed process may be in use for a moment longer. */
    @Override
    void start(Component part, Map<String, String> variables) {
        Await.until(() -> Ports.isFree(port(part)), TIMEOUT);
        new dev.waybill.stack.run.Stack(layout, settings.withServices(variables)).start(part, Quiet.INSTANCE);
    }

    @Override
    void startServices() {
        running().start(Quiet.INSTANCE);
    }

    @Override
    void startConsole() {
        if (!isRunning(Component.CONSOLE)) {
            start(Component.CONSOLE, Map.of());
        }
    }

    /**
     * Starts one more instance of a service beside the usual one, on a free port, and returns once it is ready. These
     * variables win over the stack's, and it looks for PostgreSQL at the given port.
     */
    AdditionalInstance startAnother(AuditedService service, int databasePort, Map<String, String> variables) {
        Component component = part(service);
        var additional = new Layout(layout.root(), layout.home().resolve("additional-" + service.id()));
        shareInfrastructure(additional);
        return AdditionalInstance.start(
                component,
                additional,
                settings.withServices(variables)
                        .with(Map.of(
                                component.portVariable(), Integer.toString(Ports.free()),
                                Component.POSTGRES.portVariable(), Integer.toString(databasePort))));
    }

    /** A service starts only where its run folder says that database and broker run. */
    private void shareInfrastructure(Layout additional) {
        try {
            Files.createDirectories(additional.run());
            if (settings.isSecure() && Files.notExists(additional.secure())) {
                Files.createSymbolicLink(additional.secure(), layout.secure());
            }
            for (Component component : Component.INFRASTRUCTURE) {
                String file = component.label() + ".json";
                Files.copy(
                        layout.run().resolve(file),
                        additional.run().resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void stop(Component part) {
        running().stop(part);
    }

    @Override
    void end(Component part) {
        running().process(part).ifPresent(ProcessId::kill);
    }

    @Override
    boolean isRunning(Component part) {
        return running().isRunning(part);
    }

    @Override
    int port(Component part) {
        return settings.port(part);
    }

    @Override
    int brokerMetricsPort() {
        return settings.kafkaMetricsPort().orElseThrow();
    }

    /** Kills all processes: the data is not needed any more. */
    private void end() {
        for (Component part : Component.values()) {
            end(part);
        }
    }

    private dev.waybill.stack.run.Stack running() {
        return new dev.waybill.stack.run.Stack(layout, settings);
    }
}
