package dev.waybill.messaging.consumer;

import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.consumer.ConsumerSettings.GroupProtocol;
import dev.waybill.messaging.kafka.KafkaSettings;
import dev.waybill.testing.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class CrashTest {

    private static final String TOPIC = "crash";
    private static final int PARTITIONS = 4;

    private final KafkaConsumers consumers = new KafkaConsumers(kafka(), settings(), "crash-group");

    @BeforeAll
    static void thereIsATopic() throws Exception {
        try (var admin = Admin.create(kafka().clientConfig())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** The client's own forty-five seconds would be too late, and at once would be no crash. */
    @Test
    void whatACrashedConsumerHadGoesToAnotherAfterTenSeconds() {
        Consumer<byte[], byte[]> first = subscribed(0);
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> hasAll(first));

        // As after a crash, the brokers are told nothing.
        first.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));

        try (Consumer<byte[], byte[]> second = subscribed(1)) {
            await().pollInSameThread()
                    .atLeast(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> hasAll(second));
        }
    }

    private Consumer<byte[], byte[]> subscribed(int number) {
        Consumer<byte[], byte[]> consumer = consumers.open(number);
        consumer.subscribe(List.of(TOPIC));
        return consumer;
    }

    private static boolean hasAll(Consumer<byte[], byte[]> consumer) {
        consumer.poll(Duration.ofMillis(100));
        return consumer.assignment().size() == PARTITIONS;
    }

    private static ConsumerSettings settings() {
        return new ConsumerSettings(GroupProtocol.CLASSIC, 1, 500, Duration.ofMillis(4), Duration.ofSeconds(5));
    }

    private static KafkaSettings kafka() {
        return new KafkaSettings(
                TestKafka.shared().bootstrapServers(),
                PARTITIONS,
                (short) 1,
                1,
                Duration.ofHours(5),
                Duration.ofDays(30),
                DataSize.ofMegabytes(1),
                Map.of());
    }
}
