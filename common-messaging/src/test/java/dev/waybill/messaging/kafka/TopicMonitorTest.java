package dev.waybill.messaging.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.MutableTime;
import dev.waybill.testing.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class TopicMonitorTest {

    private static final KafkaSettings SETTINGS = new KafkaSettings(
            TestKafka.shared().bootstrapServers(),
            "",
            1,
            (short) 1,
            1,
            Duration.ofDays(1),
            Duration.ofDays(1),
            DataSize.ofMegabytes(1),
            Map.of());

    private static final KafkaClients CLIENTS = new KafkaClients(SETTINGS, Map.of());

    private final Admin admin = Admin.create(CLIENTS.adminConfig());
    private final MutableTime time = new MutableTime();

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void aDeletedTopicIsMissingUntilItsOwnerHasCreatedItAgain() throws Exception {
        TopicMonitor owner = monitor(List.of(DeclaredTopic.owned("vanishing", SETTINGS)), Set.of());
        TopicMonitor reader = monitor(List.of(), Set.of("vanishing"));
        owner.run();
        reader.run();
        assertThat(owner.missingReason()).isEmpty();
        assertThat(reader.missingReason()).isEmpty();

        admin.deleteTopics(Set.of("vanishing")).all().get();
        await().untilAsserted(() -> {
            reader.run();
            assertThat(reader.missingReason()).hasValue("topics do not exist: [vanishing]");
        });
        assertThat(reader.replacedTopics()).isEmpty();

        owner.run();
        assertThat(owner.missingReason()).hasValue("topics do not exist: [vanishing]");
        await().untilAsserted(() -> {
            owner.run();
            reader.run();
            assertThat(owner.missingReason()).isEmpty();
            assertThat(reader.missingReason()).isEmpty();
        });
        assertThat(reader.replacedTopics())
                .containsExactly(Map.entry("vanishing", time.now().time()));
    }

    @Test
    void aTransactionHoldsATopicIfItIsOpenForLongButShortOnesInARowDoNot() throws Exception {
        admin.createTopics(List.of(new NewTopic("busy", 1, (short) 1))).all().get();
        TopicMonitor monitor = monitor(List.of(), Set.of("busy"));
        try (var foreign = new KafkaProducer<>(
                Map.of("bootstrap.servers", SETTINGS.bootstrapServers(), "transactional.id", "topic-monitor"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            foreign.initTransactions();
            for (int i = 0; i < 3; i++) {
                foreign.beginTransaction();
                foreign.send(new ProducerRecord<>("busy", new byte[1]));
                foreign.flush();
                monitor.run();
                assertThat(monitor.heldReason()).isEmpty();
                time.pass(Duration.ofSeconds(11));
                foreign.commitTransaction();
            }
            foreign.beginTransaction();
            foreign.send(new ProducerRecord<>("busy", new byte[1]));
            foreign.flush();
            monitor.run();
            time.pass(Duration.ofSeconds(9));
            time.setClock(Duration.ofDays(5));
            monitor.run();
            assertThat(monitor.heldReason()).isEmpty();
            time.pass(Duration.ofSeconds(2));
            monitor.run();
            assertThat(monitor.heldReason())
                    .hasValueSatisfying(it -> assertThat(it).contains("busy-0@6 since 2026-01-01T00:00:33Z"));

            foreign.commitTransaction();
            await().untilAsserted(() -> {
                monitor.run();
                assertThat(monitor.heldReason()).isEmpty();
            });
        }
    }

    private TopicMonitor monitor(List<NewTopic> owned, Set<String> subscribed) throws Exception {
        var topics = new TopicInitializer(new TopicAdmin(CLIENTS), SETTINGS, "topic-monitor", owned, subscribed, null);
        topics.start();
        topics.ready().get(20, TimeUnit.SECONDS);
        return new TopicMonitor(topics, () -> admin, time);
    }
}
