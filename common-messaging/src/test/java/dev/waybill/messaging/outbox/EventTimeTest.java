package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.codec.CloudEventHeaders;
import dev.waybill.messaging.outbox.RelayStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Events whose time is not the present. */
class EventTimeTest extends RunningRelayTest {

    @Test
    void anEventUpToADayAheadOrOlderThanTheTopicKeepsRecordsIsPublishedWithAPresentTimestamp() {
        List<OrderId> orders = orderService.createOrders(3);
        partitionOf(Instant.now().minus(Duration.ofDays(9)));
        orderService.publishStamped(orders.get(0), Duration.ofHours(2));
        orderService.publishStamped(orders.get(1), Duration.ofHours(23));
        orderService.publishStamped(orders.get(2), Duration.ofDays(-9));
        orders.forEach(order -> orderService.publish(order, 2));
        topic.awaitEvents(9).assertOrder();
        topic.assertNoRepeats();
        for (ConsumerRecord<byte[], byte[]> record : topic.records) {
            assertThat(Instant.ofEpochMilli(record.timestamp()))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        }
        assertThat(topic.records.stream().map(EventTimeTest::time))
                .anyMatch(time -> time.isAfter(Instant.now().plus(Duration.ofHours(22))))
                .anyMatch(time -> time.isBefore(Instant.now().minus(Duration.ofDays(8))));
        assertThat(relay.health()).hasToString("UP {phase=STREAMING}");
    }

    @Test
    void anEventFurtherAheadIsSetAsideWithTheLaterOnesOfItsOrderUntilItIsDueAndOthersAreSentOnce() {
        List<OrderId> orders = orderService.createOrders(2);
        OrderId ahead = orders.getFirst();
        OrderId other = orders.getLast();
        orderService.publish(ahead, 1);
        orderService.publishStamped(ahead, Duration.ofHours(30));
        orderService.publish(ahead, 2);
        orderService.publish(other, 20);
        topic.awaitEvents(21).assertOrder();
        assertThat(relay.health()).hasToString("UP {phase=STREAMING}");
        assertThat(relay.status().setAsideReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains(ahead.toString()));
        await().until(() -> relay.status().current().isZero());

        relay.stop();
        relay.start();
        TestRelay.awaitPhase(relay, Phase.STREAMING);
        orderService.publish(ahead, 1);
        orderService.publish(other, 1);
        topic.awaitEvents(22).assertOrder();
        topic.assertNoRepeats();

        // as an operator does who has corrected the row
        orderService.database.jdbc.update(
                "update outbox set time = now(), id = uuidv7('1 hour') where aggregateid = ? and sequence = 2",
                ahead.value());
        orderService.database.jdbc.update("update outbox_set_aside set due_at = now()");
        topic.awaitEvents(26).assertOrder();
        await().until(() -> relay.status().setAsideReason().isEmpty());
        assertThat(orderService.database.jdbc.queryForList("select * from outbox_set_aside"))
                .isEmpty();
        assertThat(topic.sequences(other)).doesNotHaveDuplicates();
        assertThat(topic.sequences(ahead))
                .as("what precedes an event that is due goes before it once more")
                .containsExactly(1L, 1L, 2L, 3L, 4L, 5L);
    }

    /** The log is gone: recovery reads the table, where such events are too. */
    @Test
    void recoveryFromTheTableSetsAsideAsWell() {
        List<OrderId> orders = orderService.createOrders(2);
        relay.stop();
        Superuser.execute(
                orderService,
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots where database = current_database()");
        orderService.publishStamped(orders.getFirst(), Duration.ofHours(30));
        orderService.publish(orders.getFirst(), 1);
        orderService.publish(orders.getLast(), 2);
        relay.start();
        topic.awaitEvents(2).assertOrder();
        await().untilAsserted(() -> assertThat(relay.status().setAsideReason()).isPresent());
        TestRelay.awaitPhase(relay, Phase.STREAMING);
        topic.assertNoRepeats();
    }

    @Test
    void whatPrecedesAnEventThatIsSetAsideIsPublishedAgainFromTheTable() {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 2);
        orderService.publishStamped(order, Duration.ofHours(30));
        orderService.publish(order, 1);
        topic.awaitEvents(2);
        await().untilAsserted(() -> assertThat(relay.status().setAsideReason()).isPresent());
        topic.records.clear();

        orderService.database.jdbc.update("update outbox_progress set recover_since = 'epoch'");

        topic.awaitEvents(2).assertOrder();
        assertIsSetAsideFrom(3);
    }

    /** A producer failed when the event had been set aside and those before it were not acknowledged yet. */
    @Test
    void whatPrecedesAnEventThatIsSetAsideIsPublishedAgainFromTheLog() {
        List<OrderId> orders = orderService.createOrders(2);
        OrderId ahead = orders.getFirst();
        relay.stop();
        orderService.publish(ahead, 2);
        orderService.publishStamped(ahead, Duration.ofHours(30));
        orderService.publish(ahead, 1);
        orderService.publish(orders.getLast(), 1);
        setAside(ahead, 3, "6 hours");

        relay.start();

        topic.awaitEvents(3).assertOrder();
        topic.assertNoRepeats();
        assertIsSetAsideFrom(3);
    }

    /** As after an outage of the brokers from before the first event until the third was due. */
    @Test
    void whatPrecedesAnEventThatIsDueIsPublishedBeforeIt() {
        OrderId order = orderService.createOrders(1).getFirst();
        relay.stop();
        orderService.publish(order, 4);
        setAside(order, 3, "0");

        relay.start();

        topic.awaitEvents(4).assertOrder();
        assertThat(relay.status().setAsideReason()).isEmpty();
    }

    /** The database's clock was set back after the first event had been read. */
    @Test
    void anOrderWaitsFromTheFirstEventOnThatIsTooFarAhead() {
        List<OrderId> orders = orderService.createOrders(2);
        OrderId ahead = orders.getFirst();
        relay.stop();
        orderService.publishStamped(ahead, Duration.ofHours(30));
        orderService.publishStamped(ahead, Duration.ofHours(30));
        orderService.publish(orders.getLast(), 1);
        setAside(ahead, 2, "6 hours");

        relay.start();

        assertThat(topic.awaitEvents(1).records.getFirst().key())
                .asString()
                .isEqualTo(orders.getLast().toString());
        assertIsSetAsideFrom(1);
    }

    private void setAside(OrderId order, long first, String dueIn) {
        orderService.database.jdbc.update(
                "insert into outbox_set_aside values (?, ?, now() + ?::interval)", order.value(), first, dueIn);
    }

    private void assertIsSetAsideFrom(long first) {
        assertThat(orderService.database.jdbc.queryForList("select sequence from outbox_set_aside", Long.class))
                .containsExactly(first);
    }

    private void partitionOf(Instant day) {
        String date = day.toString().substring(0, 10);
        orderService.database.jdbc.execute("create table outbox_old partition of outbox for values from ('"
                + UuidV7.lowerBound(Instant.parse(date + "T00:00:00Z")) + "') to ('"
                + UuidV7.lowerBound(Instant.parse(date + "T00:00:00Z").plus(Duration.ofDays(1)))
                + "')");
    }

    private static Instant time(ConsumerRecord<byte[], byte[]> record) {
        return CloudEventHeaders.read(record.headers()).time();
    }
}
