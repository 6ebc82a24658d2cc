package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.messaging.outbox.RelayProducer.NotAcknowledgedException;
import dev.waybill.messaging.tracing.TestTracing;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loss of the replication slot or of the publication, in each way in which it can happen. */
class SlotRecoveryTest {

    private static final String KAFKA = TestKafka.shared().bootstrapServers();
    private static final String CREATE_PUBLICATION = "create publication waybill_outbox for table outbox"
            + " with (publish = 'insert', publish_via_partition_root = true)";

    private TestPostgres postgres = TestPostgres.shared();
    private TestOrderService orderService;
    private OrdersTopicReader topic;
    private OutboxRelay relay;

    @BeforeEach
    void open() throws Exception {
        start(TestPostgres.shared(), ServiceDatabase.TRANSACTION_TIMEOUT);
    }

    @AfterEach
    void close() {
        relay.stop();
        topic.close();
        orderService.close();
    }

    private void start(TestPostgres server, String transactionTimeout) throws Exception {
        postgres = server;
        orderService = new TestOrderService(server, transactionTimeout);
        topic = new OrdersTopicReader(KAFKA);
        relay = TestRelay.started(orderService, KAFKA);
    }

    @Test
    void noEventIsLostWhenTheSlotIsDroppedDuringWrites() throws Exception {
        List<OrderId> orders = orderService.createOrders(10);
        var writing = new AtomicBoolean(true);
        List<Thread> writers = IntStream.range(0, 4)
                .mapToObj(i -> Thread.startVirtualThread(() -> {
                    while (writing.get()) {
                        orderService.publish(
                                orders.get(ThreadLocalRandom.current().nextInt(orders.size())), 1);
                    }
                }))
                .toList();
        for (int drop = 0; drop < 2; drop++) {
            long before = orderService.publishedCount();
            Awaitility.await().until(() -> orderService.publishedCount() > before + 50);
            dropSlot();
            Awaitility.await().until(() -> orderService.publishedCount() > before + 100);
            TestRelay.awaitPhase(relay, RelayStatus.Phase.STREAMING);
        }
        writing.set(false);
        for (Thread writer : writers) {
            writer.join();
        }
        topic.awaitEvents(orderService.publishedCount()).assertOrder();
    }

    @Test
    void noEventIsLostWhenTheSlotIsInvalidated() throws Exception {
        close();
        try (var smallWal = TestPostgres.newInstance(
                Map.of("max_slot_wal_keep_size", "1MB", "min_wal_size", "32MB", "max_wal_size", "32MB"))) {
            start(smallWal, ServiceDatabase.TRANSACTION_TIMEOUT);
            OrderId order = orderService.createOrders(1).getFirst();
            orderService.publish(order, 2);
            topic.awaitEvents(2);
            relay.stop();
            orderService.publish(order, 3);
            for (int i = 0; i < 3; i++) {
                orderService.publish(order, 1);
                asSuperuser("select pg_switch_wal()");
                asSuperuser("checkpoint");
            }
            assertThat(slotColumn("wal_status")).isEqualTo("lost");
            relay.start();
            topic.awaitEvents(8).assertOrder();
            relay.stop();
            close();
        }
        open();
    }

    /** The transaction outlasts the usual limit: its event's id is far older than what the relay has acknowledged. */
    @Test
    void noEventOfALongTransactionIsLostIfTheServiceAllowsItsDuration() throws Exception {
        close();
        start(TestPostgres.shared(), "20min");
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 1);
        topic.awaitEvents(1);
        try (Connection longTransaction = orderService.database.dataSource.getConnection()) {
            longTransaction.setAutoCommit(false);
            insertEventPublishedBefore(longTransaction, Duration.ofMinutes(15));
            awaitProgressPast(Instant.now());
            relay.stop();
            dropSlot();
            longTransaction.commit();
        }
        relay.start();
        topic.awaitEvents(2).assertOrder();
    }

    /** Appends the second event of the only order, as a transaction of the given age would have. */
    private static void insertEventPublishedBefore(Connection connection, Duration age) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into outbox
                  (id, aggregateid, causationid, sequence, time, aggregatetype, type, traceparent, payload)
                select ?, aggregateid, causationid, 2, ?, aggregatetype, type, traceparent, payload from outbox""")) {
            Instant published = Instant.now().minus(age);
            statement.setObject(1, UuidV7.at(published));
            statement.setObject(2, published.atOffset(ZoneOffset.UTC));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void awaitProgressPast(Instant time) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(orderService.database.jdbc.queryForObject(
                                "select acknowledged_until > ?::timestamptz from outbox_progress",
                                Boolean.class,
                                time.toString()))
                        .isTrue());
    }

    @Test
    void noEventIsLostWhenThePublicationIsDropped() {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 1);
        topic.awaitEvents(1);
        asSuperuser("drop publication waybill_outbox");
        orderService.publish(order, 5);
        topic.awaitEvents(6).assertOrder();
    }

    /** What is written without a publication is left out of the log, whether there is one when it is read or not. */
    @Test
    void noEventIsLostWhenThePublicationIsMadeAgainBetweenTwoSessions() {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 1);
        topic.awaitEvents(1);
        relay.stop();
        asSuperuser("drop publication waybill_outbox");
        orderService.publish(order, 3);
        asSuperuser(CREATE_PUBLICATION);
        orderService.publish(order, 1);

        relay.start();

        topic.awaitEvents(5).assertOrder();
        TestRelay.awaitPhase(relay, RelayStatus.Phase.STREAMING);
    }

    @Test
    void noEventIsLostWhenThePublicationIsMadeAgainDuringASession() {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 1);
        topic.awaitEvents(1);
        asSuperuser("drop publication waybill_outbox");
        orderService.publish(order, 3);
        asSuperuser(CREATE_PUBLICATION);
        topic.awaitEvents(4).assertOrder();
    }

    /** The event is inserted before there is a publication again, and committed when the relay has found it. */
    @Test
    void noEventOfATransactionThatBeganWithoutThePublicationIsLost() throws Exception {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 1);
        topic.awaitEvents(1);
        relay.stop();
        asSuperuser("drop publication waybill_outbox");
        try (Connection open = orderService.database.dataSource.getConnection()) {
            open.setAutoCommit(false);
            insertEventPublishedBefore(open, Duration.ZERO);
            asSuperuser(CREATE_PUBLICATION);
            relay.start();
            TestRelay.awaitPhase(relay, RelayStatus.Phase.WAITING_FOR_SLOT);
            open.commit();
        }
        topic.awaitEvents(2).assertOrder();
    }

    /** No other session may begin meanwhile: it would repair the publication. */
    @Test
    void noEventIsLostWhenThePublicationIsAlteredForAWhile() throws Exception {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 1);
        topic.awaitEvents(1);
        try (Connection lock = postgres.administer(orderService.database.connectionDetails.name());
                var statement = lock.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('waybill relay'))");
            asSuperuser("alter publication waybill_outbox set (publish = 'update')");
            orderService.publish(order, 3);
            Awaitility.await()
                    .until(() -> Boolean.TRUE.equals(orderService.database.jdbc.queryForObject(
                            "select recover_since is not null from outbox_progress", Boolean.class)));
            asSuperuser("alter publication waybill_outbox set (publish = 'insert')");
        }
        topic.awaitEvents(4).assertOrder();
    }

    @Test
    void aTransactionThatHoldsUpTheSlotIsNamedAndTheServiceStaysReady() throws Exception {
        OrderId order = orderService.createOrders(1).getFirst();
        relay.stop();
        orderService.publish(order, 1);
        dropSlot();
        try (Connection stranger = postgres.administer(orderService.database.connectionDetails.name());
                var statement = stranger.createStatement()) {
            statement.execute("set application_name = 'stranger'");
            stranger.setAutoCommit(false);
            var row = statement.executeQuery("select pg_backend_pid() from pg_current_xact_id()");
            row.next();
            String pid = "pid " + row.getInt(1);
            relay.start();
            TestRelay.awaitPhase(relay, RelayStatus.Phase.WAITING_FOR_SLOT);
            assertThat(relay.health().getStatus().getCode()).isEqualTo("UP");
            assertThat(relay.health().getDetails()).containsKeys("failure", "since");
            assertThat(relay.status().waitingReason())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("since 20", pid, "'stranger'"));
            stranger.rollback();
        }
        topic.awaitEvents(1).assertOrder();
        TestRelay.awaitPhase(relay, RelayStatus.Phase.STREAMING);
        Awaitility.await().until(() -> relay.status().waitingReason().isEmpty());
    }

    /** They are given twenty seconds. The time from which on the outbox is published is in 1970 after the loss of a topic. */
    @Test
    void theServiceStaysReadyWhileTheBrokersAcknowledgeNothingOfARecovery() {
        relay.stop();
        orderService.publish(orderService.createOrders(1).getFirst(), 1);
        orderService.database.jdbc.update("update outbox_progress set recover_since = 'epoch'");
        relay = TestRelay.of(
                orderService.database.connectionDetails,
                orderService.database.jdbc,
                new SilentProducers(),
                () -> true,
                () -> true,
                () -> {});

        relay.start();

        TestRelay.awaitPhase(relay, RelayStatus.Phase.RECOVERING);
        assertThat(relay.status().waitingReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("events of its topic"));
        TestRelay.awaitPhase(relay, RelayStatus.Phase.WAITING_FOR_BROKER, Duration.ofSeconds(30));
        assertThat(relay.health().getStatus().getCode()).isEqualTo("UP");
        assertThat(relay.status().current()).isBetween(Duration.ofSeconds(10), Duration.ofMinutes(5));
    }

    @Test
    void anInterruptedRecoveryIsRepeated() throws Exception {
        OrderId order = orderService.createOrders(1).getFirst();
        relay.stop();
        orderService.publish(order, 3);
        dropSlot();
        assertThatThrownBy(() -> recoverTo("127.0.0.1:1")).isInstanceOf(NotAcknowledgedException.class);
        assertThat(slotColumn("slot_name")).endsWith("_outbox");
        assertThat(orderService.database.jdbc.queryForObject(
                        "select recover_since is not null from outbox_progress", Boolean.class))
                .isTrue();
        orderService.publish(order, 3);
        relay.start();
        topic.awaitEvents(6).assertOrder();
        Awaitility.await()
                .untilAsserted(() -> assertThat(orderService.database.jdbc.queryForObject(
                                "select recover_since is null from outbox_progress", Boolean.class))
                        .isTrue());
    }

    @Test
    void repeatedRecordsAreByteIdenticalFromTheLogAndFromTheTable() throws Exception {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 3);
        topic.awaitEvents(3);
        relay.stop();
        dropSlot();
        relay.start();
        Awaitility.await().untilAsserted(() -> {
            topic.poll();
            assertThat(topic.records).hasSize(6);
        });
        for (int i = 0; i < 3; i++) {
            ConsumerRecord<byte[], byte[]> first = topic.records.get(i);
            ConsumerRecord<byte[], byte[]> again = topic.records.get(i + 3);
            assertThat(again.key()).isEqualTo(first.key());
            assertThat(again.value()).isEqualTo(first.value());
            assertThat(again.headers()).isEqualTo(first.headers());
            assertThat(again.timestamp()).isEqualTo(first.timestamp());
            assertThat(again.partition()).isEqualTo(first.partition());
        }
    }

    private void recoverTo(String brokers) throws SQLException {
        var connections = TestRelay.connections(orderService.database.connectionDetails);
        var jdbc = orderService.database.jdbc;
        var status = new RelayStatus(TimeSource.of(Clock.systemUTC()));
        var producers = new RelayProducerFactory("", Map.of("bootstrap.servers", brokers), new SimpleMeterRegistry());
        try (var connection = connections.openForStatements();
                var producer = new RelayProducer(producers, status, TestTracing.withoutCollector())) {
            new SlotRecovery(
                            connection,
                            TestOutbox.SOURCE,
                            new DatabasePreconditions(connections, jdbc, jdbc, new OutboxRecoveryMargin(jdbc)),
                            producer,
                            new SetAsideOrders(connection, status),
                            status,
                            () -> false)
                    .run();
        }
    }

    private void dropSlot() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    try (var connection = postgres.administer(orderService.database.connectionDetails.name());
                            var statement = connection.createStatement()) {
                        statement.execute("select pg_terminate_backend(active_pid) from pg_replication_slots"
                                + " where database = current_database() and active");
                        statement.execute(
                                "select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = current_database()");
                        return true;
                    } catch (SQLException e) {
                        return false; // the slot is still active
                    }
                });
    }

    private String slotColumn(String column) {
        String value = orderService.database.jdbc.queryForObject(
                "select " + column + " from pg_replication_slots where database = current_database()", String.class);
        return value == null ? "" : value;
    }

    private void asSuperuser(String sql) {
        Superuser.execute(postgres, orderService.database.connectionDetails.name(), sql);
    }

    /** Producers whose records no broker acknowledges. */
    private static final class SilentProducers extends RelayProducerFactory {

        SilentProducers() {
            super("", Map.of("bootstrap.servers", KAFKA), new SimpleMeterRegistry());
        }

        @Override
        public Producer<byte[], byte[]> createNonTransactionalProducer() {
            return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }
    }
}
