package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances of a service, one of them a separate process that can be frozen and killed. */
class TakeoverTest {

    private static final String KAFKA = TestKafka.shared().bootstrapServers();
    private static final Duration TAKEOVER_LIMIT = Duration.ofSeconds(10);

    private TestOrderService orderService;
    private OrdersTopicReader topic;
    private OutboxRelay local;
    private Process remote;

    @BeforeEach
    void open() throws Exception {
        orderService = new TestOrderService(TestPostgres.shared());
        topic = new OrdersTopicReader(KAFKA);
        local = TestRelay.of(orderService, KAFKA);
        remote = launch();
    }

    @AfterEach
    void close() throws Exception {
        local.stop();
        remote.destroyForcibly().waitFor();
        topic.close();
        orderService.close();
    }

    @Test
    @Tag("timing")
    void aSecondInstanceTakesOverFromOneThatFreezesOrDies() throws Exception {
        OrderId order = orderService.createOrders(1).getFirst();
        awaitActive();
        local.start();
        TestRelay.awaitPhase(local, RelayStatus.Phase.STANDING_BY);
        orderService.publish(order, 10);
        topic.awaitEvents(10);

        signal("STOP");
        orderService.publish(order, 10);
        TestRelay.awaitPhase(local, RelayStatus.Phase.STREAMING, TAKEOVER_LIMIT);
        topic.awaitEvents(20).assertOrder();

        signal("CONT"); // an instance that continues after a freeze has lost its slot
        orderService.publish(order, 10);
        topic.awaitEvents(30).assertOrder();
        assertThat(local.status().phase()).isEqualTo(RelayStatus.Phase.STREAMING);

        local.stop();
        awaitActive();
        local.start();
        TestRelay.awaitPhase(local, RelayStatus.Phase.STANDING_BY);
        orderService.publish(order, 10);
        remote.destroyForcibly().waitFor();
        TestRelay.awaitPhase(local, RelayStatus.Phase.STREAMING, TAKEOVER_LIMIT);
        orderService.publish(order, 10);
        topic.awaitEvents(50).assertOrder();
    }

    private void awaitActive() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(orderService.database.jdbc.queryForList(
                                "select active from pg_replication_slots where database = current_database()",
                                Boolean.class))
                        .containsExactly(true));
    }

    private void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(remote.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private Process launch() throws IOException {
        var database = orderService.database.connectionDetails;
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RelayProcess.class.getName(),
                        database.url(),
                        database.username(),
                        database.password(),
                        database.relayUsername(),
                        database.relayPassword(),
                        KAFKA))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
