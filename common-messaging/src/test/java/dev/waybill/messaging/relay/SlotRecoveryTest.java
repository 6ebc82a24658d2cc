package dev.waybill.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.outbox.TestOutbox;
import dev.waybill.messaging.tracing.NoopEventTracing;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The slot or the publication goes away, in every way that it can. */
class SlotRecoveryTest {

    private static final String KAFKA = TestKafka.shared().bootstrapServers();

    private TestPostgres postgres = TestPostgres.shared();
    private TestOrderService shop;
    private OrdersTopicReader topic;
    private OutboxRelay relay;

    @BeforeEach
    void open() throws Exception {
        start(TestPostgres.shared());
    }

    @AfterEach
    void close() {
        relay.stop();
        topic.close();
        shop.close();
    }

    private void start(TestPostgres server) throws Exception {
        postgres = server;
        shop = new TestOrderService(server);
        topic = new OrdersTopicReader(KAFKA);
        relay = TestRelay.started(shop, KAFKA);
    }

    @Test
    void aSlotDroppedWhileWritersRunLosesNothing() throws Exception {
        List<OrderId> orders = shop.open(10);
        var writing = new AtomicBoolean(true);
        List<Thread> writers = IntStream.range(0, 4)
                .mapToObj(i -> Thread.startVirtualThread(() -> {
                    while (writing.get()) {
                        shop.tell(orders.get(ThreadLocalRandom.current().nextInt(orders.size())), 1);
                    }
                }))
                .toList();
        for (int drops = 0; drops < 2; drops++) {
            long before = shop.told();
            Awaitility.await().until(() -> shop.told() > before + 50);
            dropSlot();
            Awaitility.await().until(() -> shop.told() > before + 100);
            TestRelay.awaitPhase(relay, RelayStatus.Phase.STREAMING);
        }
        writing.set(false);
        for (Thread writer : writers) {
            writer.join();
        }
        topic.awaitEvents(shop.told()).assertOrder();
    }

    @Test
    void anInvalidatedSlotLosesNothing() throws Exception {
        close();
        try (var narrow = TestPostgres.newInstance(
                Map.of("max_slot_wal_keep_size", "1MB", "min_wal_size", "32MB", "max_wal_size", "32MB"))) {
            start(narrow);
            OrderId order = shop.open(1).getFirst();
            shop.tell(order, 2);
            topic.awaitEvents(2);
            relay.stop();
            shop.tell(order, 3);
            for (int i = 0; i < 3; i++) {
                shop.tell(order, 1);
                superuser("select pg_switch_wal()");
                superuser("checkpoint");
            }
            assertThat(slot("wal_status")).isEqualTo("lost");
            relay.start();
            topic.awaitEvents(8).assertOrder();
            relay.stop();
            close();
        }
        open();
    }

    @Test
    void aDroppedPublicationIsNoticedAndLosesNothing() {
        OrderId order = shop.open(1).getFirst();
        shop.tell(order, 1);
        topic.awaitEvents(1);
        superuser("drop publication waybill_outbox");
        shop.tell(order, 5);
        topic.awaitEvents(6).assertOrder();
    }

    @Test
    void aRecoveryThatIsCutShortIsDoneAgain() throws Exception {
        OrderId order = shop.open(1).getFirst();
        relay.stop();
        shop.tell(order, 3);
        dropSlot();
        assertThatThrownBy(() -> recoverTo("127.0.0.1:1")).isInstanceOf(NotAcknowledgedException.class);
        assertThat(slot("slot_name")).endsWith("_outbox");
        assertThat(shop.service.jdbc.queryForObject(
                        "select recover_since is not null from outbox_progress", Boolean.class))
                .isTrue();
        shop.tell(order, 3);
        relay.start();
        topic.awaitEvents(6).assertOrder();
        Awaitility.await()
                .untilAsserted(() -> assertThat(shop.service.jdbc.queryForObject(
                                "select recover_since is null from outbox_progress", Boolean.class))
                        .isTrue());
    }

    @Test
    void repeatsAreByteIdenticalWhetherReadFromTheLogOrTheJournal() throws Exception {
        OrderId order = shop.open(1).getFirst();
        shop.tell(order, 3);
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
        var database = shop.service.database;
        var connections = new RelayConnections(
                database.url(), database.relayUsername(), database.relayPassword(), RelayTimeouts.USUAL);
        try (var connection = connections.forStatements();
                var sender = new RelayProducer(
                        Map.of("bootstrap.servers", brokers),
                        new PublishedCounter(new NoopEventTracing()),
                        new SimpleMeterRegistry())) {
            new SlotRecovery(
                            connection,
                            new OutboxTableReader(connection, TestOutbox.SOURCE),
                            () -> shop.service.jdbc.execute(Publication.CREATE),
                            sender,
                            new OutboxLagTracker(Clock.systemUTC()),
                            () -> false)
                    .run();
        }
    }

    private void dropSlot() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    try (var connection = postgres.administer(shop.service.database.name());
                            var statement = connection.createStatement()) {
                        statement.execute("select pg_terminate_backend(active_pid) from pg_replication_slots"
                                + " where database = current_database() and active");
                        statement.execute(
                                "select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = current_database()");
                        return true;
                    } catch (SQLException e) {
                        return false; // still active
                    }
                });
    }

    private String slot(String column) {
        String value = shop.service.jdbc.queryForObject(
                "select " + column + " from pg_replication_slots where database = current_database()", String.class);
        return value == null ? "" : value;
    }

    private void superuser(String sql) {
        Superuser.asSuperuser(postgres, shop.service.database.name(), sql);
    }
}
