package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.testing.StoppableKafka;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class BrokerOutageTest {

    private static StoppableKafka kafka;

    private TestOrderService orderService;
    private OrdersTopicReader topic;
    private OutboxRelay relay;

    @BeforeAll
    static void startBroker() {
        kafka = TestKafka.newInstance();
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void open() throws Exception {
        orderService = new TestOrderService(TestPostgres.shared());
        topic = new OrdersTopicReader(kafka.bootstrapServers());
        relay = TestRelay.started(orderService, kafka.bootstrapServers());
    }

    @AfterEach
    void close() {
        relay.stop();
        topic.close();
        orderService.close();
    }

    /** The outage is longer than the producer's delivery timeout, so a new producer sends everything again. */
    @Test
    void nothingIsConfirmedBeforeTheBrokerAcknowledgesItAndEverythingArrivesInOrderLater() {
        List<OrderId> orders = orderService.createOrders(10);
        orders.forEach(order -> orderService.publish(order, 1));
        topic.awaitEvents(10);
        kafka.kill();
        orderService.publish(orders.getFirst(), 1);
        String unacknowledged = queryForString("select pg_current_wal_lsn()");
        orders.forEach(order -> orderService.publish(order, 30));
        // other databases write to the log too, so that keep-alives have positions past the events
        for (int i = 0; i < 20; i++) {
            Superuser.execute(
                    TestPostgres.shared(), "postgres", "select pg_logical_emit_message(true, 'x', repeat('x', 9999))");
        }
        Awaitility.await().until(() -> relay.status().current().compareTo(Duration.ofSeconds(6)) > 0);
        assertThat(queryForString("select confirmed_flush_lsn < '" + unacknowledged
                        + "'::pg_lsn from pg_replication_slots where database = current_database()"))
                .isEqualTo("t");
        assertThat(relay.health().getStatus()).isEqualTo(Status.UP);
        assertThat(relay.health().getDetails()).containsEntry("phase", RelayStatus.Phase.WAITING_FOR_BROKER);
        assertThat(TestRelay.metric(relay, "waybill.outbox.lag.bytes")).isGreaterThan(300 * 100);
        assertThat(orderService.database.jdbc.queryForObject(
                        "select acknowledged_until < (select max(time) from outbox) from outbox_progress",
                        Boolean.class))
                .isTrue();
        kafka.start();
        topic.awaitEvents(311).assertOrder();
        Awaitility.await()
                .untilAsserted(() -> assertThat(relay.status().current()).isZero());
    }

    @Test
    void aRelayStartedDuringABrokerOutageWaits() {
        OrderId order = orderService.createOrders(1).getFirst();
        relay.stop();
        kafka.kill();
        orderService.publish(order, 3);
        relay.start();
        TestRelay.awaitPhase(relay, RelayStatus.Phase.WAITING_FOR_BROKER);
        assertThat(relay.health().getStatus().getCode()).isEqualTo("UP");
        Awaitility.await().until(() -> relay.status().current().compareTo(Duration.ofSeconds(1)) > 0);
        kafka.start();
        topic.awaitEvents(3).assertOrder();
    }

    @Test
    void noRecordOvertakesOneThatTheBrokerRejected() throws Exception {
        OrderId order = orderService.createOrders(1).getFirst();
        setMaxMessageBytes(300);
        orderService.publish(order, 20);
        Awaitility.await().until(() -> relay.status().failureReason() != null);
        orderService.publish(order, 20);
        setMaxMessageBytes(1_000_000);
        topic.awaitEvents(40).assertOrder();
    }

    /** The relay goes on with the connections and the producer that knew the former topic. */
    @Test
    void afterTheLossOfTheBrokersStorageEverythingIsPublishedAgainAndInOrder() throws Exception {
        List<OrderId> orders = orderService.createOrders(3);
        orders.forEach(order -> orderService.publish(order, 5));
        topic.awaitEvents(15);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var monitor = new TopicLossMonitor(
                    () -> admin, orderService.database.jdbc, OrdersTopicReader.NAME, Optional::empty);
            monitor.run();
            assertThat(monitor.lostReason()).isEmpty();

            kafka.restartEmpty();
            // its owner creates the topic again
            try (var emptied = new OrdersTopicReader(kafka.bootstrapServers())) {
                Awaitility.await().until(() -> {
                    monitor.run();
                    return monitor.lostReason().isPresent();
                });
                emptied.awaitEvents(15);
                orders.forEach(order -> orderService.publish(order, 1));
                emptied.awaitEvents(18).assertOrder();
            }
        }
        TestRelay.awaitPhase(relay, RelayStatus.Phase.STREAMING);
        assertThat(orderService.database.jdbc.queryForObject(
                        "select recover_since is null from outbox_progress", Boolean.class))
                .isTrue();
    }

    private static void setMaxMessageBytes(int bytes) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var entry = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, OrdersTopicReader.NAME),
                            List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private String queryForString(String query) {
        String text = orderService.database.jdbc.queryForObject(query, String.class);
        return text == null ? "" : text;
    }
}
