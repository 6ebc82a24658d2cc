package dev.waybill.system.stack;

import static java.util.stream.Collectors.joining;

import dev.waybill.audit.AuditedService;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.secure.Authorization;
import dev.waybill.system.compose.ComposeFile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.testcontainers.containers.Network;

/** The containers of our compose files, on free ports. Data is gone with its container. */
final class ContainerStack extends AbstractStack {

    private static final String SINGLE = "docker-compose.yml";
    private static final String CLUSTER = "docker-compose.cluster.yml";

    private final Network network = Network.newNetwork();
    private final Map<Component, List<ContainerInstance>> instances = new ConcurrentHashMap<>();
    private final Map<Component, List<Integer>> ports = new HashMap<>();
    private final int brokerMetricsPort = Ports.free();
    private final ComposeFile file;

    private ContainerStack(String... files) {
        var variables = new HashMap<String, String>();
        variables.put("WAYBILL_KAFKA_METRICS_PORT", "" + brokerMetricsPort);
        for (Component part : Component.values()) {
            List<Integer> free = List.of(Ports.free(), Ports.free(), Ports.free());
            ports.put(part, free);
            variables.put(part.portVariable(), "" + free.getFirst());
            for (int i = 1; i < free.size(); i++) {
                variables.put(part.portVariable().replace("_PORT", "_" + (i + 1) + "_PORT"), "" + free.get(i));
            }
        }
        file = ComposeFile.read(RunningStack.ROOT, variables, files);
    }

    /** One broker, and one instance of each service. */
    static Stack single() {
        return new ContainerStack(SINGLE).started();
    }

    /** Three brokers, and two instances of each service; the first of them is the one that is killed. */
    static Stack cluster() {
        return new ContainerStack(SINGLE, CLUSTER).started();
    }

    @Override
    public Connection connect(String database) throws SQLException {
        String password =
                file.container(Component.POSTGRES.label()).environment().get("POSTGRES_PASSWORD");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port(Component.POSTGRES) + "/" + database, "postgres", password);
    }

    @Override
    public Authorization authorization() {
        return Authorization.ENVIRONMENT;
    }

    @Override
    public long pid(AuditedService service) {
        return instances(part(service)).getFirst().pid();
    }

    @Override
    public String log(AuditedService service) {
        return instances(part(service)).stream().map(ContainerInstance::log).collect(joining());
    }

    /** A service starts as a new container, because the settings of one that is there cannot be changed. */
    @Override
    void start(Component part, Map<String, String> settings) {
        Consumer<ContainerInstance> started = Component.INFRASTRUCTURE.contains(part)
                ? ContainerInstance::startAgain
                : instance -> instance.replace(settings);
        together(instances(part).stream().filter(instance -> !instance.isRunning()), started);
    }

    @Override
    void startServices() {
        together(
                Component.SERVICES.stream()
                        .flatMap(part -> instances(part).stream())
                        .filter(instance -> !instance.isRunning()),
                instance -> instance.replace(Map.of()));
    }

    @Override
    void startConsole() {
        if (!instances.containsKey(Component.CONSOLE)) {
            startTogether(List.of(Component.CONSOLE), Map.of("WAYBILL_CONSOLE_PROMETHEUS", "")); // none runs
        }
    }

    @Override
    void stop(Component part) {
        together(instances(part).stream(), ContainerInstance::stop);
    }

    @Override
    void end(Component part) {
        instances(part).getFirst().kill();
    }

    @Override
    void endAll(Component part) {
        instances(part).forEach(ContainerInstance::kill);
    }

    @Override
    boolean isRunning(Component part) {
        return instances(part).stream().allMatch(ContainerInstance::isRunning);
    }

    @Override
    int port(Component part) {
        return Objects.requireNonNull(ports.get(part)).getFirst();
    }

    @Override
    List<Integer> ports(Component part) {
        return Objects.requireNonNull(ports.get(part))
                .subList(0, instances(part).size());
    }

    @Override
    int brokerMetricsPort() {
        return brokerMetricsPort;
    }

    private ContainerStack started() {
        startTogether(Component.INFRASTRUCTURE, Map.of());
        startTogether(Component.SERVICES, Map.of());
        return this;
    }

    private void startTogether(List<Component> parts, Map<String, String> settings) {
        parts.forEach(part -> instances.put(
                part,
                file.containers().stream()
                        .filter(container -> container.name().matches(part.label() + "(-\\d)?"))
                        .map(container -> new ContainerInstance(container, network))
                        .toList()));
        together(parts.stream().flatMap(part -> instances(part).stream()), instance -> instance.replace(settings));
    }

    private List<ContainerInstance> instances(Component part) {
        return Objects.requireNonNull(instances.get(part));
    }
}
