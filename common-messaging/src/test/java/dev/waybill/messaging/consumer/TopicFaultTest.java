package dev.waybill.messaging.consumer;

import static dev.waybill.messaging.parcels.Records.bytes;
import static dev.waybill.messaging.parcels.Records.order;
import static dev.waybill.messaging.parcels.Records.packed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.LabelEvent;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.ParcelService;
import dev.waybill.messaging.parcels.Records;
import dev.waybill.testing.StoppableKafka;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

/**
 * Others open transactions in the topics of a running service, or delete its topics. Each test has a broker of its own, so
 * that they wait beside each other.
 */
class TopicFaultTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int PARTITIONS = 4;
    private static final int PARTITION = 1;

    private final StoppableKafka kafka = TestKafka.newInstance();
    private final Broker broker = new Broker(kafka.bootstrapServers());
    private final Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));

    @AfterEach
    void stopBroker() {
        admin.close();
        broker.close();
        kafka.close();
    }

    @Test
    @Execution(CONCURRENT)
    void anOpenTransactionOfAnotherSystemIsShownUntilItEnds() {
        String group = "foreign-transaction";
        try (var service = start(group);
                var foreign = new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", group),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            OrderId order = order();
            foreign.initTransactions();
            foreign.beginTransaction();
            foreign.send(new ProducerRecord<>("parcels", PARTITION, bytes("foreign"), bytes("{}")));
            foreign.flush();
            broker.send(in(PARTITION, packed(order, 1)));

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded())
                            .containsOnlyKeys("foreign-transaction")
                            .hasEntrySatisfying(
                                    "foreign-transaction",
                                    it -> assertThat(it)
                                            .contains("parcels-" + PARTITION + "@")
                                            .doesNotContain("parcels-" + (PARTITION + 1))));
            assertThat(service.health().getStatus()).isEqualTo(Status.UP);
            assertThat(service.effects(order)).isEmpty();

            foreign.abortTransaction();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded()).isEmpty());
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(order)).containsExactly(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    @Execution(CONCURRENT)
    void aDeletedTopicIsShownUntilItExistsAgainAndThenItIsConsumed(String protocol) throws Exception {
        try (var service = start("deleted-topic-" + protocol, "waybill.consumer.group-protocol=" + protocol)) {
            OrderId before = order();
            broker.send(packed(before, 1), packed(before, 2));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(before)).containsExactly(1, 2));

            delete("parcels");
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded())
                            .containsEntry("topic-missing", "topics do not exist: [parcels]"));
            OrderId other = order();
            broker.send(Records.of(new LabelEvent.Printed(other), 1));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(other)).hasSize(1));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded()).containsOnlyKeys("topic-missing"));
            assertThat(service.health().getStatus()).isEqualTo(Status.UP);

            create("parcels");
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded()).isEmpty());
            OrderId after = order();
            broker.send(packed(after, 3), packed(after, 4));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(after)).containsExactly(3, 4));
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aDeletedDeadLetterTopicIsShownUntilItExistsAgainAndThenItReceivesTheDeadLetter() throws Exception {
        String deadLetters = "parcels.deleted-dead-letters.dlt";
        try (var service = start("deleted-dead-letters")) {
            delete(deadLetters);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded())
                            .containsEntry("topic-missing", "topics do not exist: [" + deadLetters + "]"));
            assertThat(service.health().getStatus()).isEqualTo(Status.UP);
            OrderId order = order();
            var bad = packed(order, 1);
            bad.headers().remove("ce_id");
            broker.send(bad, packed(order, 2));
            await().atMost(LONG).until(() -> service.retried("busy") > 0);

            create(deadLetters);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.degraded()).isEmpty());
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(service.effects(order)).containsExactly(2));
            assertThat(broker.all(deadLetters)).hasSize(1);
        }
    }

    private ParcelService start(String group, String... settings) {
        var service = ParcelService.start(
                group, ParcelDatabase.create(TestPostgres.shared()), kafka.bootstrapServers(), settings);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(service.health().getStatus()).isEqualTo(Status.UP));
        return service;
    }

    private static ProducerRecord<byte[], byte[]> in(int partition, ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), partition, record.key(), record.value(), record.headers());
    }

    private void delete(String topic) throws InterruptedException, ExecutionException {
        admin.deleteTopics(Set.of(topic)).all().get();
    }

    private void create(String topic) throws InterruptedException, ExecutionException {
        admin.createTopics(Set.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                .all()
                .get();
    }
}
