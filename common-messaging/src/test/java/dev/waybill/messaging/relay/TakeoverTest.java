package dev.waybill.messaging.relay;

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
import org.junit.jupiter.api.Test;

/** Two instances of a service, one of them a process that can be frozen and killed. */
class TakeoverTest {

    private static final String KAFKA = TestKafka.shared().bootstrapServers();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private TestOrderService shop;
    private OrdersTopicReader topic;
    private OutboxRelay here;
    private Process there;

    @BeforeEach
    void open() throws Exception {
        shop = new TestOrderService(TestPostgres.shared());
        topic = new OrdersTopicReader(KAFKA);
        here = TestRelay.of(shop, KAFKA);
        there = launch();
    }

    @AfterEach
    void close() throws Exception {
        here.stop();
        there.destroyForcibly().waitFor();
        topic.close();
        shop.close();
    }

    @Test
    void anotherInstanceTakesOverFromOneThatFreezesOrDies() throws Exception {
        OrderId order = shop.open(1).getFirst();
        awaitActive();
        here.start();
        TestRelay.awaitPhase(here, RelayStatus.Phase.STANDING_BY);
        shop.tell(order, 10);
        topic.awaitEvents(10);

        signal("STOP");
        shop.tell(order, 10);
        TestRelay.awaitPhase(here, RelayStatus.Phase.STREAMING, LIMIT);
        topic.awaitEvents(20).assertOrder();

        signal("CONT"); // whoever thaws has lost its place
        shop.tell(order, 10);
        topic.awaitEvents(30).assertOrder();
        assertThat(here.condition().phase()).isEqualTo(RelayStatus.Phase.STREAMING);

        here.stop();
        awaitActive();
        here.start();
        TestRelay.awaitPhase(here, RelayStatus.Phase.STANDING_BY);
        shop.tell(order, 10);
        there.destroyForcibly().waitFor();
        TestRelay.awaitPhase(here, RelayStatus.Phase.STREAMING, LIMIT);
        shop.tell(order, 10);
        topic.awaitEvents(50).assertOrder();
    }

    private void awaitActive() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(shop.service.jdbc.queryForList(
                                "select active from pg_replication_slots where database = current_database()",
                                Boolean.class))
                        .containsExactly(true));
    }

    private void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(there.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private Process launch() throws IOException {
        var database = shop.service.database;
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RelayProcess.class.getName(),
                        database.url(),
                        database.relayUsername(),
                        database.relayPassword(),
                        KAFKA))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
