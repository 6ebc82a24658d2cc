package dev.waybill.load.run;

import dev.waybill.audit.collect.TargetSystem;
import dev.waybill.load.account.Activity;
import dev.waybill.load.measure.ResourceUsage;
import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.secure.Authorization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stack under load.
 *
 * @param orders the URL of order-service
 * @param authorization how its services let requests in
 * @param kafka the properties of each user's Kafka clients
 * @param databases null if they cannot be reached; then the stack cannot be audited
 * @param processes the ids of its processes on this machine, by name
 * @param activity reads what its parts have done so far
 */
public record TargetStack(
        URI orders,
        URI inventory,
        Authorization authorization,
        Function<KafkaUser, Map<String, String>> kafka,
        String kafkaPrefix,
        @Nullable Databases databases,
        Map<String, Long> processes,
        Supplier<Activity> activity)
        implements TargetSystem {

    private static final String KAFKA_PORT = "9092";
    private static final Supplier<Activity> NO_ACTIVITY = () -> Activity.NONE;

    /** Opens connections that may read every table of a database. */
    @FunctionalInterface
    public interface Databases {

        Connection connect(String database) throws SQLException;
    }

    /** @throws StackException if it is not up */
    public static TargetStack of(Stack stack) {
        var processes = new LinkedHashMap<String, Long>();
        for (Component component : stack.components()) {
            if (component == Component.CONSOLE) {
                continue;
            }
            if (!stack.isRunning(component)) {
                throw new StackException(
                        component.label() + " is not running; ./waybill up --detach starts the stack.");
            }
            processes.put(
                    component.label(),
                    stack.process(component).map(ProcessId::pid).orElse(0L));
        }
        return new TargetStack(
                url("127.0.0.1", Integer.toString(stack.port(Component.ORDER_SERVICE))),
                url("127.0.0.1", Integer.toString(stack.port(Component.INVENTORY_SERVICE))),
                stack.authorization(),
                stack::kafkaClient,
                stack.settings().kafkaPrefix(),
                stack::audit,
                processes,
                NO_ACTIVITY);
    }

    /** The same stack, of which every run reads the activity. */
    public TargetStack explained(Supplier<Activity> reader) {
        return new TargetStack(orders, inventory, authorization, kafka, kafkaPrefix, databases, processes, reader);
    }

    /**
     * What {@code docker compose up} has started on this machine.
     *
     * @param root the folder of the compose file and its {@code .env}
     * @param environment wins over {@code .env}
     */
    public static TargetStack compose(Path root, Map<String, String> environment) throws IOException {
        var variables = new HashMap<String, String>();
        for (String line : Files.readAllLines(root.resolve(".env"))) {
            if (line.contains("=") && !line.startsWith("#")) {
                variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        variables.putAll(environment);
        String databases = "jdbc:postgresql://localhost:%s/".formatted(variables.get("WAYBILL_POSTGRES_PORT"));
        String password = variables.get("POSTGRES_PASSWORD");
        return new TargetStack(
                url("localhost", variables.get("WAYBILL_ORDER_PORT")),
                url("localhost", variables.get("WAYBILL_INVENTORY_PORT")),
                Authorization.ENVIRONMENT,
                everyone(variables.getOrDefault("WAYBILL_KAFKA_HOST", "localhost") + ":"
                        + variables.get("WAYBILL_KAFKA_PORT")),
                variables.getOrDefault("WAYBILL_KAFKA_PREFIX", ""),
                database -> DriverManager.getConnection(databases + database, "postgres", password),
                Map.of(),
                NO_ACTIVITY);
    }

    /**
     * A stack elsewhere.
     *
     * @param urls order-service's URL, then inventory-service's, then Kafka's host and port, separated by commas; what is
     *     left out is on the host of order-service, at its usual port
     * @param kafkaPrefix {@code waybill.kafka.prefix} of that stack
     * @throws StackException if these are no URLs
     */
    public static TargetStack at(String urls, String kafkaPrefix) {
        String[] given = urls.split(",", -1);
        try {
            URI orders = url(given[0]);
            return new TargetStack(
                    orders,
                    given.length > 1
                            ? url(given[1])
                            : url(orders.getHost(), Integer.toString(Component.INVENTORY_SERVICE.defaultPort())),
                    Authorization.ENVIRONMENT,
                    everyone(given.length > 2 ? given[2] : orders.getHost() + ":" + KAFKA_PORT),
                    kafkaPrefix,
                    null,
                    Map.of(),
                    NO_ACTIVITY);
        } catch (IllegalArgumentException e) {
            throw new StackException(
                    ExitCode.WRONG_USE,
                    "--target must be local, compose, or the URL of order-service, as in http://host:8081, not " + urls
                            + ".");
        }
    }

    /** Of brokers that ask nobody who he is. */
    private static Function<KafkaUser, Map<String, String>> everyone(String bootstrapServers) {
        return _ -> Map.of("bootstrap.servers", bootstrapServers);
    }

    private static URI url(String host, @Nullable String port) {
        return URI.create("http://" + host + ":" + port);
    }

    private static URI url(String text) {
        URI url = URI.create(text);
        if (url.getHost() == null || !String.valueOf(url.getScheme()).startsWith("http")) {
            throw new IllegalArgumentException("no URL");
        }
        return url;
    }

    @Override
    public Map<String, String> kafkaClient() {
        return kafkaClient(KafkaUser.AUDITOR);
    }

    /** The properties of this user's clients. */
    Map<String, String> kafkaClient(KafkaUser user) {
        return kafka.apply(user);
    }

    public boolean isAuditable() {
        return databases != null;
    }

    @Override
    public Connection connect(String database) throws SQLException {
        if (databases == null) {
            throw new SQLException("the databases of this stack are not known");
        }
        return databases.connect(database);
    }

    /** The resources that its processes have used since their start. */
    ResourceUsage usage() {
        return ResourceUsage.read(processes);
    }
}
