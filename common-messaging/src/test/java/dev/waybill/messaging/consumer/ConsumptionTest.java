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
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;

class ConsumptionTest {

    private final Broker broker = Broker.shared();
    private final ParcelService service = ParcelService.shared();

    @Test
    void anEventTakesEffect() {
        OrderId order = order();

        broker.send(packed(order, 1));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));
        assertThat(service.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void anEventDeliveredAgainAndAgainTakesEffectOnce() {
        OrderId order = order();
        var event = packed(order, 1);
        double duplicates = service.counted("parcel.packed.v1", "duplicate");

        broker.send(event, event, event);
        broker.send(event, packed(order, 2));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1, 2));
        await().untilAsserted(() ->
                assertThat(service.counted("parcel.packed.v1", "duplicate")).isEqualTo(duplicates + 3));
    }

    @Test
    void theEventsOfAnOrderTakeEffectInOrder() {
        OrderId order = order();
        var events = IntStream.rangeClosed(1, 2_000)
                .mapToObj(each -> packed(order, each))
                .toList();

        broker.send(events);

        await().untilAsserted(
                        () -> assertThat(service.effects(order)).hasSize(2_000).isSorted());
    }

    @Test
    void aBatchIsOneTransaction() {
        var events = new ArrayList<ProducerRecord<byte[], byte[]>>();
        OrderId order = order();
        IntStream.rangeClosed(1, 1_000).forEach(each -> events.add(packed(order, each)));

        broker.send(events);

        await().untilAsserted(() -> assertThat(service.effects(order)).hasSize(1_000));
        Long transactions = service.bean(JdbcTemplate.class)
                .queryForObject(
                        "select count(distinct transaction) from effect where order_id = ?", Long.class, order.value());
        assertThat(transactions).isLessThan(100);
    }

    @Test
    void whatIsOfNoConcernIsIgnoredAndCounted() {
        OrderId order = order();
        double ignored = service.counted("parcel.weighed.v1", "ignored");

        broker.send(Records.of(new ParcelEvent.Weighed(order, new Quantity(1)), 1), packed(order, 2));

        await().untilAsserted(() -> assertThat(service.effects(order)).containsExactly(2));
        assertThat(service.counted("parcel.weighed.v1", "ignored")).isEqualTo(ignored + 1);
    }

    @Test
    void offsetsAreCommittedBehindTheEffects() {
        OrderId order = order();

        var sent = broker.send(packed(order, 1)).getFirst();

        var partition = new TopicPartition(sent.topic(), sent.partition());
        await().untilAsserted(() ->
                assertThat(broker.committed("shared-service", partition)).isEqualTo(sent.offset() + 1));
        assertThat(service.effects(order)).containsExactly(1);
    }
}
