package dev.waybill.load.account;

import static java.util.stream.Collectors.toMap;

import dev.waybill.load.account.Activity.Kind;
import dev.waybill.load.measure.ThreadUsage;
import dev.waybill.stack.LocalHttp;
import dev.waybill.stack.StackException;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.secure.Authorization;
import dev.waybill.stack.secure.TokenOwner;
import dev.waybill.stack.status.Measurements;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
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
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Map<String, Kind> METRICS = Map.of(
            "waybill_inbox_events_total", Kind.DELIVERIES,
            "kafka_consumer_request_total", Kind.REQUESTS,
            "kafka_producer_request_total", Kind.REQUESTS);

    private final Stack stack;
    private final Authorization authorization;
    private final Admin admin;
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
        try (var connection = stack.connect(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            var databases = statement.executeQuery("""
                    select datname, xact_commit + xact_rollback, tup_inserted, tup_updated, tup_deleted
                    from pg_stat_database where datname is not null""");
            while (databases.next()) {
                String name = databases.getString(1);
                add(Kind.TRANSACTIONS, name, databases.getDouble(2));
                add(Kind.ROWS, name + " inserted", databases.getDouble(3));
                add(Kind.ROWS, name + " updated", databases.getDouble(4));
                add(Kind.ROWS, name + " deleted", databases.getDouble(5));
            }
            var statements = statement.executeQuery("""
                    select datname, left(regexp_replace(query, '\\s+', ' ', 'g'), 100), calls, total_exec_time
                    from pg_stat_statements join pg_database on pg_database.oid = dbid
                    where datname <> current_database()""");
            while (statements.next()) {
                String name = statements.getString(1);
                String text = name + " " + statements.getString(2);
                add(Kind.STATEMENTS, name, statements.getDouble(3));
                add(Kind.STATEMENT_CALLS, text, statements.getDouble(3));
                add(Kind.STATEMENT_MILLIS, text, statements.getDouble(4));
            }
            var log = statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')");
            log.next();
            add(Kind.LOG_BYTES, "all databases", log.getDouble(1));
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

    private void readMetrics(Component service) throws IOException {
        var uri = LocalHttp.uri(stack.port(service), "/actuator/prometheus");
        var page = LocalHttp.send("GET", uri, "", TIMEOUT, authorization.token(TokenOwner.PROMETHEUS));
        for (Measurements.Sample sample : Measurements.parse(page.body()).samples()) {
            Kind kind = METRICS.get(sample.name());
            if (kind != null) {
                Map<String, String> labels = sample.labels();
                String label = labels.getOrDefault("result", labels.getOrDefault("client_id", ""));
                add(kind, (service.label() + " " + label).strip(), sample.value());
            }
        }
    }

    private void add(Kind kind, String name, double count) {
        counters.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(name, count, Double::sum);
    }

    @Override
    public void close() {
        admin.close();
    }
}
