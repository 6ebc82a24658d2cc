package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The log has a commit before its effects are visible. A commit that waits for a standby which does not exist keeps this
 * state for as long as the test needs.
 */
class CommitVisibilityTest {

    @Test
    void anEventIsPublishedOnlyAfterItsTransactionIsVisible() throws Exception {
        try (var postgres = TestPostgres.newInstance();
                var orderService = new TestOrderService(postgres);
                var topic = new OrdersTopicReader(TestKafka.shared().bootstrapServers());
                var superuser = postgres.administer("postgres")) {
            OrderId order = orderService.createOrders(1).getFirst();
            OutboxRelay relay =
                    TestRelay.started(orderService, TestKafka.shared().bootstrapServers());
            orderService.publish(order, 1);
            topic.awaitEvents(1);

            commitsWaitFor("nobody", superuser);
            Thread writer = Thread.ofVirtual().start(() -> orderService.publish(order, 1));
            await().until(() -> isWaiting(superuser));
            await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4)).untilAsserted(() -> {
                topic.poll();
                assertThat(topic.ids()).hasSize(1);
            });
            assertThat(orderService.publishedCount()).isEqualTo(1);

            commitsWaitFor("", superuser);
            topic.awaitEvents(2).assertOrder();
            writer.join();
            relay.stop();
        }
    }

    private static void commitsWaitFor(String standby, Connection superuser) throws Exception {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("alter system set synchronous_standby_names = '" + standby + "'");
            statement.execute("select pg_reload_conf()");
        }
        await().until(() -> {
            try (Statement statement = superuser.createStatement()) {
                var shown = statement.executeQuery("show synchronous_standby_names");
                return shown.next() && shown.getString(1).equals(standby);
            }
        });
    }

    private static boolean isWaiting(Connection superuser) throws Exception {
        try (Statement statement = superuser.createStatement()) {
            return statement
                    .executeQuery("select from pg_stat_activity where wait_event = 'SyncRep'")
                    .next();
        }
    }
}
