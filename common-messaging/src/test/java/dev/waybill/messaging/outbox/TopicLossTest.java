package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a relay does about a topic that has lost events. */
class TopicLossTest {

    private static final String KAFKA = TestKafka.shared().bootstrapServers();

    private final RepeatedOffsets producers = new RepeatedOffsets(KAFKA);
    private Admin admin;
    private TestOrderService orderService;
    private JdbcTemplate jdbc;
    private OrdersTopicReader topic;
    private OutboxRelay relay;
    private OrderId order;

    @BeforeEach
    void publishAnEvent() throws Exception {
        admin = Admin.create(Map.of("bootstrap.servers", KAFKA));
        orderService = new TestOrderService(TestPostgres.shared(), ServiceDatabase.TRANSACTION_TIMEOUT);
        jdbc = orderService.database.jdbc;
        topic = new OrdersTopicReader(KAFKA);
        var monitor = new TopicLossMonitor(() -> admin, jdbc, OrdersTopicReader.NAME, Optional::empty);
        relay = TestRelay.of(
                orderService.database.connectionDetails,
                jdbc,
                producers,
                () -> true,
                monitor::compare,
                monitor::recordLoss);
        relay.start();
        order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 1);
        topic.awaitEvents(1);
    }

    @AfterEach
    void close() {
        relay.stop();
        topic.close();
        orderService.close();
        admin.close();
    }

    @Test
    void aRunningRelayPublishesTheTableAgainOnceALossIsRecorded() {
        jdbc.execute("update outbox_progress set recover_since = 'epoch'");
        awaitFirstEventAgain();
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                jdbc.queryForObject("select recover_since is null from outbox_progress", Boolean.class))
                        .isTrue());
        TestRelay.awaitPhase(relay, RelayStatus.Phase.STREAMING);
    }

    /** Afterwards it is longer than it was, and nobody would notice. */
    @Test
    void aTopicThatHasLostItsEndIsNoticedBeforeAnythingIsSent() {
        relay.stop();
        jdbc.execute("update outbox_progress set topic_ends ="
                + " (select array_agg(former + 1000) from unnest(topic_ends) as ends (former))");
        orderService.publish(order, 3);
        relay.start();
        awaitFirstEventAgain();
    }

    /** A producer goes on after that as if nothing had happened. */
    @Test
    void aTopicThatLosesItsEndWhileTheRelaySendsIsNoticedByItsOffsets() {
        producers.repeats.set(1);
        orderService.publish(order, 1);
        awaitFirstEventAgain();
        topic.awaitEvents(2).assertOrder();
    }

    private void awaitFirstEventAgain() {
        var headers = topic.records.getFirst().headers();
        Awaitility.await().untilAsserted(() -> {
            topic.poll();
            assertThat(topic.records)
                    .filteredOn(record -> record.headers().equals(headers))
                    .hasSize(2);
        });
    }
}
