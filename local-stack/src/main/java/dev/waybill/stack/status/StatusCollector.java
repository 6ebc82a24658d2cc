package dev.waybill.stack.status;

import static java.util.stream.Collectors.toMap;

import dev.waybill.stack.LocalHttp;
import dev.waybill.stack.StackException;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.ProcessState;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.secure.Authorization;
import dev.waybill.stack.secure.TokenOwner;
import dev.waybill.stack.status.StackStatus.Lag;
import dev.waybill.stack.status.StackStatus.ProcessStatus;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Gatherers;

/** Queries the state of all processes of a stack concurrently. What does not answer within 3 s is left out. */
public final class StatusCollector {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final String DATABASE = "orders";
    private static final String DURABILITY_SETTINGS = """
            select name, current_setting(name) from pg_settings where name in
            ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_level', 'data_checksums',
             'max_slot_wal_keep_size', 'server_version')
            """;

    private StatusCollector() {}

    public static StackStatus observe(Stack stack) {
        var components = stack.components();
        var processes = components.stream()
                .gather(Gatherers.mapConcurrent(components.size(), part -> process(stack, part)))
                .toList();
        var pages = new EnumMap<Component, Measurements>(Component.class);
        var authorization = stack.authorization();
        Component.SERVICES.stream()
                .gather(Gatherers.mapConcurrent(
                        Component.SERVICES.size(),
                        service -> Map.entry(service, measurements(stack.port(service), authorization))))
                .forEach(page -> page.getValue().ifPresent(found -> pages.put(page.getKey(), found)));
        var postgres = processes.stream()
                .anyMatch(process ->
                        process.name().equals(Component.POSTGRES.label()) && process.state() == ProcessState.READY);
        return new StackStatus(
                processes,
                postgres ? durabilitySettings(stack) : Map.of(),
                Optional.ofNullable(pages.get(Component.ORDER_SERVICE))
                        .map(StatusCollector::orders)
                        .orElse(Map.of()),
                lag(pages));
    }

    private static ProcessStatus process(Stack stack, Component part) {
        var running = stack.process(part).filter(ProcessId::isRunning);
        return new ProcessStatus(
                part.label(), running.map(ProcessId::pid).orElse(null), stack.port(part), stack.state(part));
    }

    private static Optional<Measurements> measurements(int port, Authorization authorization) {
        try {
            var uri = LocalHttp.uri(port, "/actuator/prometheus");
            var answer = LocalHttp.send("GET", uri, "", TIMEOUT, authorization.token(TokenOwner.PROMETHEUS));
            return answer.statusCode() == 200 ? Optional.of(Measurements.parse(answer.body())) : Optional.empty();
        } catch (IOException | StackException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> durabilitySettings(Stack stack) {
        try (var connection = stack.connect(DATABASE, TIMEOUT);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(DURABILITY_SETTINGS)) {
            var settings = new TreeMap<String, String>();
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
            return settings;
        } catch (SQLException e) {
            return Map.of();
        }
    }

    private static Map<String, Long> orders(Measurements page) {
        return page.named("waybill_orders").stream()
                .collect(toMap(
                        sample -> sample.labels().getOrDefault("status", ""),
                        sample -> Math.round(sample.value()),
                        Long::sum,
                        TreeMap::new));
    }

    private static Lag lag(Map<Component, Measurements> pages) {
        var records = new TreeMap<String, Long>();
        var seconds = new TreeMap<String, Double>();
        pages.forEach((part, page) -> {
            records.put(part.label(), Math.round(page.sum("waybill_consumer_lag_records")));
            seconds.put(
                    part.label(),
                    page.named("waybill_outbox_lag_seconds").stream()
                            .mapToDouble(Measurements.Sample::value)
                            .max()
                            .orElse(0));
        });
        return new Lag(records, seconds);
    }
}
