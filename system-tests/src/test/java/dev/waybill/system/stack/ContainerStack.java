package dev.waybill.system.stack;

import static java.util.stream.Collectors.toMap;

import dev.waybill.audit.Service;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.run.Part;
import dev.waybill.system.compose.ComposeFile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.containers.Network;

/** The containers of docker-compose.yml, on free ports. Data is gone with its container. */
final class ContainerStack extends StackOfParts {

    private final Network network = Network.newNetwork();
    private final Map<Part, Integer> ports =
            Arrays.stream(Part.values()).collect(toMap(part -> part, part -> Ports.free()));
    private final int brokerMetricsPort = Ports.free();
    private final Map<Part, RunningContainer> running = new ConcurrentHashMap<>();
    private final ComposeFile file;

    private ContainerStack() {
        Map<String, String> variables = ports.entrySet().stream()
                .collect(toMap(port -> port.getKey().portVariable(), port -> "" + port.getValue()));
        variables.put("WAYBILL_KAFKA_METRICS_PORT", "" + brokerMetricsPort);
        file = ComposeFile.read(RunningStack.ROOT, variables, "docker-compose.yml");
    }

    static Stack start() {
        var stack = new ContainerStack();
        stack.startTogether(Part.INFRASTRUCTURE);
        stack.startTogether(Part.SERVICES);
        return stack;
    }

    @Override
    public Connection connect(String database) throws SQLException {
        String password = file.container(Part.POSTGRES.label()).environment().get("POSTGRES_PASSWORD");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port(Part.POSTGRES) + "/" + database, "postgres", password);
    }

    @Override
    public long pid(Service service) {
        return container(part(service)).pid();
    }

    @Override
    public String log(Service service) {
        return container(part(service)).log();
    }

    /** A service starts as a new container, because the settings of one that is there cannot be changed. */
    @Override
    void start(Part part, Map<String, String> settings) {
        if (Part.INFRASTRUCTURE.contains(part)) {
            container(part).startAgain();
        } else {
            container(part).remove();
            RunningContainer fresh = described(part, settings);
            running.put(part, fresh);
            fresh.start();
        }
    }

    @Override
    void startServices(Map<String, String> settings) {
        Part.SERVICES.parallelStream().forEach(part -> start(part, settings));
    }

    @Override
    void stop(Part part) {
        container(part).stop();
    }

    @Override
    void end(Part part) {
        container(part).kill();
    }

    @Override
    boolean isRunning(Part part) {
        return container(part).isRunning();
    }

    @Override
    int port(Part part) {
        return Objects.requireNonNull(ports.get(part));
    }

    @Override
    int brokerMetricsPort() {
        return brokerMetricsPort;
    }

    private void startTogether(List<Part> parts) {
        parts.forEach(part -> running.put(part, described(part, Map.of())));
        parts.parallelStream().map(this::container).forEach(RunningContainer::start);
    }

    private RunningContainer described(Part part, Map<String, String> settings) {
        return new RunningContainer(file.container(part.label()), network, settings);
    }

    private RunningContainer container(Part part) {
        return Objects.requireNonNull(running.get(part));
    }
}
