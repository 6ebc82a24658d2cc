package dev.waybill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(CONCURRENT)
class TestKafkaTest {
    @ParameterizedTest
    @ValueSource(strings = {"consumer", "classic"})
    void aRecordIsConsumedWithEitherGroupProtocol(String protocol) throws Exception {
        var topic = "arrives-" + protocol;
        create(TestKafka.shared(), topic);
        send(TestKafka.shared(), topic, "hello");

        assertThat(firstValue(TestKafka.shared(), topic, protocol)).isEqualTo("hello");
    }

    @Test
    void acknowledgedRecordsSurviveAKill() throws Exception {
        try (var kafka = TestKafka.newInstance()) {
            create(kafka, "kept");
            send(kafka, "kept", "acknowledged");
            kafka.kill();
            kafka.start();

            assertThat(firstValue(kafka, "kept", "consumer")).isEqualTo("acknowledged");
            kafka.stop();
            kafka.start();
            assertThat(firstValue(kafka, "kept", "classic")).isEqualTo("acknowledged");
        }
    }

    @Test
    void topicsAreNotCreatedAutomatically() {
        assertThatThrownBy(() -> send(TestKafka.shared(), "never-created", "lost"))
                .isInstanceOf(ExecutionException.class);
    }

    private static void create(TestKafka kafka, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
        }
    }

    private static void send(TestKafka kafka, String topic, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", "2000");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    private static String firstValue(TestKafka kafka, String topic, String protocol) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                topic + protocol,
                "group.protocol",
                protocol,
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (System.nanoTime() < deadline) {
                for (var found : consumer.poll(Duration.ofMillis(200))) {
                    return found.value();
                }
            }
            throw new AssertionError("Nothing arrived on " + topic);
        }
    }
}
