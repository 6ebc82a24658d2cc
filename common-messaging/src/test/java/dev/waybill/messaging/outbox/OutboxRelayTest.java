package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.codec.CloudEventHeaders;
import dev.waybill.messaging.outbox.RelayStatus.Phase;
import dev.waybill.testing.TestPostgres;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OutboxRelayTest extends RunningRelayTest {

    @Test
    void eventsOfConcurrentWritersArriveOnceInCommitOrder() throws Exception {
        List<OrderId> orders = orderService.createOrders(40);
        List<Callable<Void>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> (Callable<Void>) () -> {
                    var random = ThreadLocalRandom.current();
                    for (int i = 0; i < 250; i++) {
                        OrderId order = orders.get(random.nextInt(orders.size()));
                        if (i % 10 == 0) {
                            orderService.publishAndRollBack(order);
                        }
                        orderService.publish(order, 1 + random.nextInt(3));
                    }
                    return null;
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
        topic.awaitEvents(orderService.publishedCount()).assertOrder();
        topic.assertNoRepeats();
        assertThat(TestRelay.metric(relay, "waybill.outbox.published")).isEqualTo(orderService.publishedCount());
    }

    @Test
    void aRecordMatchesItsOutboxRow() {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 1);
        topic.awaitEvents(1);
        var record = topic.records.getFirst();
        var envelope = CloudEventHeaders.read(record.headers());
        assertThat(record.key()).asString().isEqualTo(order.toString());
        assertThat(record.value())
                .asString()
                .startsWith("{\"orderId\":\"" + order)
                .contains("\"1.00\"");
        assertThat(record.timestamp()).isEqualTo(envelope.time().toEpochMilli());
        assertThat(envelope.type()).isEqualTo("order.completed.v1");
        assertThat(envelope.source()).isEqualTo("/order-service");
        assertThat(envelope.traceparent()).isNotNull();
        assertThat(orderService.database.jdbc.queryForObject(
                        "select time = ?::timestamptz from outbox",
                        Boolean.class,
                        envelope.time().toString()))
                .isTrue();
    }

    @Test
    void rolledBackEventsAreNeverPublished() {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publishAndRollBack(order);
        orderService.publish(order, 1);
        topic.awaitEvents(1).assertOrder();
        assertThat(orderService.publishedCount()).isEqualTo(1);
    }

    @Test
    void aRestartedRelayContinuesWhereItStopped() {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 3);
        relay.stop();
        orderService.publish(order, 3);
        relay = TestRelay.started(orderService, KAFKA);
        topic.awaitEvents(6).assertOrder();
        topic.assertNoRepeats();
    }

    @Test
    void progressIsRecordedAndLagIsZeroOnceEverythingIsAcknowledged() {
        orderService.publish(orderService.createOrders(1).getFirst(), 1);
        topic.awaitEvents(1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(orderService.database.jdbc.queryForObject(
                                "select acknowledged_until > (select max(time) from outbox) from outbox_progress",
                                Boolean.class))
                        .isTrue());
        assertThat(relay.status().current()).isZero();
    }

    @Test
    void aLostConnectionIsReestablished() {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 2);
        topic.awaitEvents(2);
        Superuser.execute(
                orderService,
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'waybill relay'"
                        + " and datname = current_database()");
        orderService.publish(order, 2);
        topic.awaitEvents(4).assertOrder();
        TestRelay.awaitPhase(relay, Phase.STREAMING);
        assertThat(relay.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void nothingIsPublishedBeforeTheTopicIsKnownToBeOfThisInstallation() {
        relay.stop();
        var declared = new AtomicBoolean();
        relay = TestRelay.of(orderService.database.connectionDetails, orderService.database.jdbc, KAFKA, declared::get);
        relay.start();
        TestRelay.awaitPhase(relay, Phase.WAITING_FOR_BROKER);
        orderService.publish(orderService.createOrders(1).getFirst(), 1);
        assertThat(TestRelay.metric(relay, "waybill.outbox.published")).isZero();

        declared.set(true);

        topic.awaitEvents(1).assertNoRepeats();
    }

    @Test
    void aSecondInstanceStandsByAndTakesOverAfterAStop() {
        OutboxRelay second = TestRelay.of(orderService, KAFKA);
        second.start();
        TestRelay.awaitPhase(second, Phase.STANDING_BY);
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 1);
        topic.awaitEvents(1);
        relay.stop();
        orderService.publish(order, 1);
        topic.awaitEvents(2).assertOrder();
        topic.assertNoRepeats();
        second.stop();
    }

    /** Or it could publish what was set aside, and the first instance would not know. */
    @Test
    void noOtherInstanceCanPrepareTheSlotUntilItsStreamHasStarted() throws Exception {
        String database = orderService.database.connectionDetails.name();
        Superuser.execute(orderService, """
                create function wait() returns event_trigger language plpgsql as $$ begin
                  if (select backend_type = 'walsender' from pg_stat_activity where pid = pg_backend_pid()) then
                    perform pg_advisory_xact_lock_shared(1);
                  end if;
                end $$;
                create event trigger wait on login execute function wait()""");
        try (Connection held = TestPostgres.shared().administer(database);
                var statement = held.createStatement()) {
            statement.execute("select pg_advisory_lock(1)");
            Superuser.execute(
                    orderService,
                    "select pg_terminate_backend(active_pid) from pg_replication_slots"
                            + " where database = current_database()");
            Awaitility.await()
                    .until(() -> isAny("select 1 from pg_locks where locktype = 'advisory' and not granted"
                            + " and database = (select oid from pg_database where datname = current_database())"));

            assertThat(isAny("select 1 where pg_try_advisory_xact_lock(hashtext('waybill relay'))"))
                    .isFalse();
        }
        TestRelay.awaitPhase(relay, Phase.STREAMING);
        Awaitility.await().until(() -> isAny("select 1 where pg_try_advisory_xact_lock(hashtext('waybill relay'))"));
    }

    private boolean isAny(String query) {
        return !orderService.database.jdbc.queryForList(query).isEmpty();
    }
}
