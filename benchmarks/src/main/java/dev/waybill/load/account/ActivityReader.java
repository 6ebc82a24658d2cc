package dev.waybill.load.account;

import static java.util.stream.Collectors.toMap;

import dev.waybill.load.account.Activity.Kind;
import dev.waybill.load.measure.ThreadUsage;
import dev.waybill.stack.StackException;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.secure.Authorization;
import dev.waybill.stack.secure.TokenOwner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the counters of the local stack: PostgreSQL's statistics with {@code pg_stat_statements}, the topics' end offsets,
 * the services' metrics and /proc. A reading takes some 100 ms and is itself part of what is counted. Not safe for
 * concurrent use.
 */
public final class ActivityReader implements AutoCloseable {

    private static final String DATABASE = "postgres";

    /** {@code name{label="value",...} number} */
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)\\{(.*)} ([0-9.E+]+)");

    private static final Pattern LABEL = Pattern.compile("(result|client_id)=\"([^\"]*)\"");
    private static final Map<String, Kind> METRICS = Map.of(
            "waybill_inbox_events_total", Kind.DELIVERIES,
            "kafka_consumer_request_total", Kind.REQUESTS,
            "kafka_producer_request_total", Kind.REQUESTS);

    private final Stack stack;
    private final Authorization authorization;
    private final Admin admin;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Kind, Map<String, Double>> counters = new EnumMap<>(Kind.class);

    public ActivityReader(Stack stack) {
        this.stack = stack;
        this.authorization = stack.authorization();
        this.admin = Admin.create(new HashMap<>(stack.kafkaClient(KafkaUser.AUDITOR)));
    }

    /** @throws StackException if a part does not answer */
    public Activity read() {
        counters.clear();
        try {
            readDatabases();
            readTopics();
            for (Component service : Component.SERVICES) {
                readMetrics(service);
            }
        } catch (SQLException | IOException | ExecutionException e) {
            throw new StackException("The counters of the stack cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.");
        }
        for (Component part : Component.values()) {
            stack.process(part).map(ProcessId::pid).map(ThreadUsage::of).ifPresent(usage -> {
                add(Kind.CONTEXT_SWITCHES, part.label(), usage.contextSwitches());
                usage.cpuMillis()
                        .forEach((thread, millis) -> add(Kind.CPU_MILLIS, part.label() + " " + thread, millis));
            });
        }
        var read = new EnumMap<Kind, Map<String, Double>>(Kind.class);
        counters.forEach((kind, counts) -> read.put(kind, Map.copyOf(counts)));
        return new Activity(read);
    }

    private void readDatabases() throws SQLException {
        try (Connection connection = stack.connect(DATABASE)) {
            query(connection, "create extension if not exists pg_stat_statements");
            for (List<String> row : query(connection, """
                    select datname, xact_commit + xact_rollback, tup_inserted, tup_updated, tup_deleted
                    from pg_stat_database where datname is not null""")) {
                add(Kind.TRANSACTIONS, row.get(0), number(row.get(1)));
                add(Kind.ROWS, row.get(0) + " inserted", number(row.get(2)));
                add(Kind.ROWS, row.get(0) + " updated", number(row.get(3)));
                add(Kind.ROWS, row.get(0) + " deleted", number(row.get(4)));
            }
            for (List<String> row : query(connection, """
                    select datname, left(regexp_replace(query, '\\s+', ' ', 'g'), 100), calls, total_exec_time
                    from pg_stat_statements join pg_database on pg_database.oid = dbid
                    where datname <> current_database()""")) {
                add(Kind.STATEMENTS, row.get(0), number(row.get(2)));
                add(Kind.STATEMENT_CALLS, row.get(0) + " " + row.get(1), number(row.get(2)));
                add(Kind.STATEMENT_MILLIS, row.get(0) + " " + row.get(1), number(row.get(3)));
            }
            add(
                    Kind.LOG_BYTES,
                    "all databases",
                    number(query(connection, "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")
                            .getFirst()
                            .getFirst()));
        }
    }

    private static List<List<String>> query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var rows = new ArrayList<List<String>>();
            if (statement.execute(sql)) {
                try (var results = statement.getResultSet()) {
                    while (results.next()) {
                        var row = new ArrayList<String>();
                        for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                            row.add(results.getString(i));
                        }
                        rows.add(row);
                    }
                }
            }
            return rows;
        }
    }

    private void readTopics() throws ExecutionException, InterruptedException {
        var topics = admin.describeTopics(admin.listTopics().names().get())
                .allTopicNames()
                .get();
        Map<TopicPartition, OffsetSpec> partitions = topics.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(toMap(partition -> partition, _ -> OffsetSpec.latest()));
        admin.listOffsets(partitions)
                .all()
                .get()
                .forEach((partition, end) -> add(Kind.RECORDS, partition.topic(), end.offset()));
    }

    private void readMetrics(Component service) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + stack.port(service) + "/actuator/prometheus");
        var request = HttpRequest.newBuilder(uri);
        authorization
                .token(TokenOwner.PROMETHEUS)
                .ifPresent(token -> request.header("Authorization", "Bearer " + token));
        http.send(request.build(), BodyHandlers.ofString())
                .body()
                .lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(sample -> {
                    Kind kind = METRICS.get(sample.group(1));
                    var label = LABEL.matcher(sample.group(2));
                    if (kind != null) {
                        String name = service.label() + (label.find() ? " " + label.group(2) : "");
                        add(kind, name, number(sample.group(3)));
                    }
                });
    }

    private void add(Kind kind, String name, double count) {
        counters.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(name, count, Double::sum);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    @Override
    public void close() {
        admin.close();
        http.close();
    }
}
