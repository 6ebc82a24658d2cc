package dev.waybill.stack.run;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a stack was started with, remembered so that later commands find it and a restarted service gets the same.
 *
 * @param ports by {@link Component#label()}, and that of the broker's metrics
 * @param environment the services' own settings: every {@code WAYBILL_} variable that is not about the stack itself, and
 *     what is said about logs, metrics and traces
 */
public record StackSettings(Map<String, Integer> ports, Map<String, String> environment) {
    private static final List<String> PREFIXES = List.of("WAYBILL_", "OTEL_", "LOGGING_", "MANAGEMENT_");
    /** The variable of the services that says whether they are open or {@link #SECURE}. */
    public static final String SECURITY_MODE = "WAYBILL_SECURITY_MODE";

    public static final String SECURE = "secure";

    private static final String KAFKA_METRICS = "kafka-metrics";
    private static final String KAFKA_METRICS_VARIABLE = "WAYBILL_KAFKA_METRICS_PORT";

    /**
     * The last three are about the ports of Docker Compose; this stack listens on loopback only. A token is for one command,
     * and a secret.
     */
    private static final Set<String> ABOUT_THE_STACK = Set.of(
            "WAYBILL_TOKEN",
            "WAYBILL_HOME",
            "WAYBILL_NO_BUILD",
            "WAYBILL_NO_CONSOLE",
            "WAYBILL_JAVA_OPTIONS",
            "WAYBILL_KAFKA_JAVA_OPTIONS",
            "WAYBILL_OPERATOR",
            "WAYBILL_BIND_ADDRESS",
            "WAYBILL_ALLOW_OPEN_ON_NETWORK",
            "WAYBILL_KAFKA_HOST");

    public StackSettings {
        ports = Map.copyOf(ports);
        environment = Map.copyOf(environment);
    }

    public static StackSettings defaults() {
        return new StackSettings(Map.of(), Map.of());
    }

    /** These settings with the ports and the services' settings that {@code variables} give. */
    public StackSettings with(Map<String, String> variables) {
        var newPorts = new TreeMap<>(ports);
        for (var part : Component.values()) {
            put(newPorts, part.label(), part.portVariable(), variables);
        }
        put(newPorts, KAFKA_METRICS, KAFKA_METRICS_VARIABLE, variables);
        return new StackSettings(newPorts, environment).withServices(variables);
    }

    /** These settings with the services' settings that {@code variables} give; the ports stay. */
    public StackSettings withServices(Map<String, String> variables) {
        var newEnvironment = new TreeMap<>(environment);
        variables.forEach((name, value) -> {
            if (isAService(name)) {
                newEnvironment.put(name, value);
            }
        });
        return new StackSettings(ports, newEnvironment);
    }

    /** Whether the services let only those in who have a token. */
    public boolean isSecure() {
        return securityMode().equals(SECURE);
    }

    /** Whether a stack started with the one is as if started with the other. */
    public boolean isSameAs(StackSettings other) {
        return environment.equals(other.environment)
                && kafkaMetricsPort().equals(other.kafkaMetricsPort())
                && Arrays.stream(Component.values()).allMatch(part -> port(part) == other.port(part));
    }

    public int port(Component part) {
        return ports.getOrDefault(part.label(), part.defaultPort());
    }

    /** Where the broker shows its metrics; it does so only if a port is set, because that makes its start slower. */
    public Optional<Integer> kafkaMetricsPort() {
        return Optional.ofNullable(ports.get(KAFKA_METRICS));
    }

    /**
     * {@code open}, in which nobody has to log in, unless the services' settings say otherwise; as they do, in upper or lower
     * case and with or without blanks around it.
     */
    public String securityMode() {
        return environment.getOrDefault(SECURITY_MODE, "open").strip().toLowerCase(Locale.ROOT);
    }

    /** What stands before the names of the services' topics and consumer groups. */
    public String kafkaPrefix() {
        return environment.getOrDefault("WAYBILL_KAFKA_PREFIX", "");
    }

    private static void put(Map<String, Integer> ports, String label, String variable, Map<String, String> variables) {
        var value = variables.get(variable);
        if (value != null && !value.isBlank()) {
            ports.put(label, port(variable, value));
        }
    }

    private static boolean isAService(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith)
                && !ABOUT_THE_STACK.contains(name)
                && !name.equals(KAFKA_METRICS_VARIABLE)
                && Arrays.stream(Component.values())
                        .noneMatch(part -> part.portVariable().equals(name));
    }

    private static int port(String variable, String value) {
        try {
            var port = Integer.parseInt(value.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new StackException(ExitCode.WRONG_USE, variable + " must be a port from 1 to 65535, not " + value + ".");
    }
}
