package dev.waybill.system.stack;

import dev.waybill.stack.kafka.EmbeddedKafka;
import dev.waybill.stack.postgres.Databases;
import dev.waybill.stack.postgres.EmbeddedPostgres;
import dev.waybill.stack.process.Folders;
import dev.waybill.stack.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, a broker and the services' jars as processes of this machine, on free ports, in a folder under target. */
final class EmbeddedStack implements Stack {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static @Nullable Stack shared;

    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private volatile boolean faulty;

    private EmbeddedStack(Path home) {
        postgres = new EmbeddedPostgres(home.resolve("postgres"), home.resolve("postgres.log"), Ports.free(), Map.of());
        kafka = new EmbeddedKafka(
                home.resolve("kafka"), home.resolve("kafka.log"), Ports.free(), Ports.free(), Map.of());
        var environment = new Surroundings(postgres, kafka);
        for (Service service : Service.values()) {
            services.put(service, new ServiceProcess(service, ROOT, home, environment.of(service)));
        }
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
        Path home = Path.of("target", "stack").toAbsolutePath();
        var stack = new EmbeddedStack(fresh(home));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::end));
        var broker = CompletableFuture.runAsync(stack.kafka::start);
        stack.postgres.initializeByCopy();
        stack.postgres.start();
        var databases = new Databases(stack.postgres);
        Arrays.stream(Service.values()).map(Service::database).forEach(databases::createWithRelay);
        databases.create("gateway");
        broker.join();
        stack.services.values().forEach(service -> service.launch(Map.of()));
        stack.services.values().forEach(ServiceProcess::awaitReady);
        return stack;
    }

    private static Path fresh(Path home) {
        try {
            new EmbeddedPostgres(home.resolve("postgres"), home.resolve("postgres.log"), 0, Map.of()).kill();
            Folders.delete(home);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        services.values().forEach(ServiceProcess::kill);
        kafka.kill();
        postgres.kill();
    }

    @Override
    public URI url(Service service) {
        return process(service).url();
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return postgres.administer(database);
    }

    @Override
    public void kill(Service service) {
        faulty = true;
        process(service).kill();
    }

    @Override
    public void stop(Service service) {
        process(service).stop(PATIENCE);
    }

    @Override
    public void start(Service service) {
        start(service, Map.of());
    }

    @Override
    public void start(Service service, Map<String, String> settings) {
        process(service).launch(settings);
        process(service).awaitReady();
    }

    @Override
    public void killBroker() {
        faulty = true;
        kafka.kill();
    }

    @Override
    public void startBroker() {
        kafka.start();
    }

    @Override
    public void killDatabase() {
        faulty = true;
        postgres.kill();
    }

    @Override
    public void startDatabase() {
        postgres.start();
    }

    @Override
    public long pid(Service service) {
        return process(service).pid();
    }

    @Override
    public boolean isFaulty() {
        return faulty;
    }

    private ServiceProcess process(Service service) {
        return Objects.requireNonNull(services.get(service));
    }
}
