package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelEvent;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.messaging.parcels.Records;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ConsumptionTest {

    private static final int LOCK = 4711;

    private final Broker broker = Broker.shared();
    private final ParcelService service = ParcelService.shared();
    private final JdbcTemplate database = service.bean(JdbcTemplate.class);

    /** The transactions that wrote the rows of one event. */
    private record Transactions(String inbox, String effect, String outbox) {}

    @Test
    void anEventTakesEffect() {
        OrderId order = order();

        broker.send(packed(order, 1));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));
        assertThat(service.published(order)).isOne();
        assertThat(service.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void anEventDeliveredAgainAndAgainTakesEffectOnce() {
        OrderId order = order();
        var event = packed(order, 1);
        double duplicates = service.counted("parcel.packed.v1", "duplicate");

        broker.send(event, event, event);
        await().untilAsserted(() -> assertThat(service.effects(order)).isNotEmpty());
        broker.send(event, packed(order, 2)); // in a later batch

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1, 2));
        await().untilAsserted(() ->
                assertThat(service.counted("parcel.packed.v1", "duplicate")).isEqualTo(duplicates + 3));
        assertThat(service.published(order)).isEqualTo(2);
    }

    @Test
    void theEventsOfAnOrderTakeEffectInOrder() {
        OrderId order = order();
        List<Integer> quantities = IntStream.rangeClosed(1, 2_000).boxed().toList();

        broker.send(quantities.stream().map(each -> packed(order, each)).toList());

        await().untilAsserted(() -> assertThat(service.effects(order)).isEqualTo(quantities));
    }

    @Test
    void aBatchIsOneTransaction() {
        OrderId order = order();

        broker.send(IntStream.rangeClosed(1, 1_000)
                .mapToObj(each -> packed(order, each))
                .toList());

        await().untilAsserted(() -> assertThat(service.effects(order)).hasSize(1_000));
        List<Transactions> events = transactions(order);
        assertThat(events).hasSize(1_000).allSatisfy(event -> {
            assertThat(event.inbox()).isEqualTo(event.effect());
            assertThat(event.outbox()).isEqualTo(event.effect());
        });
        Set<Transactions> batches = events.stream().collect(Collectors.toSet());
        assertThat(batches).hasSizeLessThan(100);
    }

    @Test
    void anEventThatTheMapperIgnoresIsCountedAsIgnored() {
        OrderId order = order();
        double ignored = service.counted("parcel.weighed.v1", "ignored");

        broker.send(Records.of(new ParcelEvent.Weighed(order, new Quantity(1)), 1), packed(order, 2));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(2));
        await().untilAsserted(() ->
                assertThat(service.counted("parcel.weighed.v1", "ignored")).isEqualTo(ignored + 1));
    }

    /** The database holds the commit up, by a constraint that is checked at the very end of the transaction. */
    @Test
    void offsetsAreCommittedBehindTheEffects() {
        OrderId order = order();
        checkAtCommit(order);
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            database.queryForList("select pg_advisory_xact_lock(?)", LOCK);

            var sent = broker.send(packed(order, 1)).getFirst();
            var partition = new TopicPartition(sent.topic(), sent.partition());

            await().until(this::aCommitWaits);
            await().during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(broker.committed("shared-service", partition))
                            .as("committed offset while the effects are not committed")
                            .isLessThanOrEqualTo(sent.offset()));
            assertThat(service.effects(order)).isEmpty();
        });

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));
    }

    @Test
    void offsetsAreCommittedSoonAfterTheEffects() {
        OrderId order = order();

        var sent = broker.send(packed(order, 1)).getFirst();

        var partition = new TopicPartition(sent.topic(), sent.partition());
        await().untilAsserted(() ->
                assertThat(broker.committed("shared-service", partition)).isEqualTo(sent.offset() + 1));
        assertThat(service.effects(order)).containsExactly(1);
    }

    private List<Transactions> transactions(OrderId order) {
        return database.query(
                """
                select inbox.transaction, effect.transaction, outbox.transaction
                  from effect join inbox on inbox.id = effect.event join outbox on outbox.causationid = effect.event
                 where effect.order_id = ?""", (row, _) -> new Transactions(row.getString(1), row.getString(2), row.getString(3)), order.value());
    }

    /** Lets the commit of this order's effects wait for an advisory lock. */
    private void checkAtCommit(OrderId order) {
        database.execute("""
                create or replace function wait_for_lock() returns trigger language plpgsql as $$
                begin
                    perform pg_advisory_xact_lock(%s);
                    return null;
                end $$""".formatted(LOCK));
        database.execute("""
                create constraint trigger wait_at_commit after insert on effect deferrable initially deferred
                for each row when (new.order_id = '%s') execute function wait_for_lock()""".formatted(order));
    }

    private boolean aCommitWaits() {
        return Boolean.TRUE.equals(database.queryForObject(
                "select exists (select from pg_locks where locktype = 'advisory' and objid = ? and not granted)",
                Boolean.class,
                LOCK));
    }
}
