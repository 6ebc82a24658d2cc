package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.bytes;
import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.MutableTime;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Unreadable records are the fault of their publisher. A handler that fails for one event after another is
 * more likely a bad release, which must not turn a topic into dead letters.
 */
class DeadLetterBrakeTest {

    private static final int BAD = 200;
    private static final int BRAKE = 20;
    private static final int PARTITION = 0;

    private final Broker broker = Broker.shared();
    private final List<OrderId> orders =
            IntStream.range(0, BAD).mapToObj(_ -> order()).toList();

    @Test
    void twoHundredUnreadableRecordsInARowGoToTheDeadLetters() {
        try (var service = start("unreadable-records")) {
            OrderId next = order();

            broker.send(orders.stream()
                    .map(order -> in(PARTITION, unreadable(order)))
                    .toList());
            broker.send(in(PARTITION, packed(next, 1)));

            await().untilAsserted(() -> assertThat(service.effects(next)).containsExactly(1));
            await().untilAsserted(() ->
                    assertThat(deadLettersOfOrders("unreadable-records")).hasSize(BAD));
        }
    }

    @Test
    void aHandlerThatAlwaysFailsLeavesTwentyDeadLettersAndPausesItsPartitionOnly() {
        List<OrderId> elsewhere = Stream.generate(() -> order()).limit(BRAKE).toList();
        try (var service = ParcelService.start(
                "bad-release",
                ParcelDatabase.create(TestPostgres.shared()),
                TestKafka.shared().bootstrapServers(),
                handler -> orders.forEach(order -> handler.when(order, _ -> {
                    throw new IllegalStateException("a mistake in this release");
                })))) {
            broker.send(orders.stream()
                    .map(order -> in(PARTITION, packed(order, 1)))
                    .toList());
            broker.send(elsewhere.stream()
                    .map(order -> in(PARTITION + 1, packed(order, 1)))
                    .toList());

            await().untilAsserted(() -> assertThat(elsewhere)
                    .allSatisfy(order -> assertThat(service.effects(order)).containsExactly(1)));
            await().until(() -> deadLettersOfOrders("bad-release").size() >= BRAKE);
            await().untilAsserted(() -> assertThat(service.degraded()).containsKey("dead-letter-brake"));
            await().during(Duration.ofSeconds(5))
                    .atMost(Duration.ofSeconds(15))
                    .untilAsserted(
                            () -> assertThat(deadLettersOfOrders("bad-release")).hasSize(BRAKE));

            orders.forEach(order -> service.handler().when(order, _ -> {}));
            var endpoint = service.bean(DeadLetterBrakeEndpoint.class);
            assertThat(endpoint.release("parcels-" + (PARTITION + 1)).getStatus())
                    .isEqualTo(404);
            assertThat(endpoint.release("parcels").getStatus()).isEqualTo(400);
            assertThat(endpoint.release("parcels-" + PARTITION).getStatus()).isEqualTo(204);
            await().untilAsserted(() -> assertThat(orders.subList(BRAKE, BAD))
                    .allSatisfy(order -> assertThat(service.effects(order)).containsExactly(1)));
            assertThat(endpoint.paused().paused()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P5D", "PT-1H"})
    void deadLettersOfTheLastMinuteCountWhateverTheClockIsSetTo(Duration difference) {
        var time = new MutableTime();
        var brake = new DeadLetterBrake(2, time);
        brake.count(record("one"), new IllegalStateException());
        time.pass(Duration.ofSeconds(61));
        time.setClock(difference);
        brake.count(record("two"), new IllegalStateException());
        assertThat(brake.reason()).isEmpty();

        time.setClock(difference);
        brake.count(record("three"), new IllegalStateException());
        assertThat(brake.reason()).isPresent();
    }

    private static ConsumerRecord<byte[], byte[]> record(String key) {
        return new ConsumerRecord<>("parcels", 0, 0, bytes(key), bytes("{}"));
    }

    private static ParcelService start(String group) {
        return ParcelService.start(
                group,
                ParcelDatabase.create(TestPostgres.shared()),
                TestKafka.shared().bootstrapServers());
    }

    private List<String> deadLettersOfOrders(String group) {
        Set<String> keys = orders.stream().map(OrderId::toString).collect(Collectors.toSet());
        return broker.all("parcels." + group + ".dlt").stream()
                .map(each -> new String(each.key(), StandardCharsets.UTF_8))
                .filter(keys::contains)
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> unreadable(OrderId order) {
        var good = packed(order, 1);
        return new ProducerRecord<>(good.topic(), null, good.key(), bytes("{"), good.headers());
    }

    private static ProducerRecord<byte[], byte[]> in(int partition, ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), partition, record.key(), record.value(), record.headers());
    }
}
