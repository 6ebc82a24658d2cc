package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class TopicLossMonitorTest {

    private final Map<String, Object> client =
            Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers());
    private final String topic = "lost-" + UuidV7.next();
    private final ServiceDatabase database = new ServiceDatabase(TestPostgres.shared());
    private final Admin admin = Admin.create(client);
    private final AtomicReference<Optional<String>> otherInstallation = new AtomicReference<>(Optional.empty());
    private final TopicLossMonitor monitor =
            new TopicLossMonitor(() -> admin, database.jdbc, topic, otherInstallation::get);

    @BeforeEach
    void createTopic() throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        send();
        monitor.run();
        send();
        monitor.run();
        assertThat(isMarked()).isFalse();
    }

    @AfterEach
    void close() {
        admin.close();
        database.close();
    }

    /** As after the loss of a broker's disk, whose cluster often keeps its id. */
    @Test
    void aTopicThatIsAnotherOneThanBeforeHasLostEvents() throws Exception {
        admin.deleteTopics(List.of(topic)).all().get();
        monitor.run();
        assertThat(isMarked()).as("while it does not exist").isFalse();
        Awaitility.await()
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .untilAsserted(() -> admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1)))
                        .all()
                        .get());
        Awaitility.await().until(() -> {
            monitor.run();
            return isMarked();
        });
        assertThat(monitor.lostReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains(topic));
        assertIsMarkedOnce();
    }

    @Test
    void aPartitionThatEndsBeforeWhatItHadHasLostEvents() {
        database.jdbc.execute("update outbox_progress set topic_ends = topic_ends[:1] || (topic_ends[2] + 1)");
        monitor.run();
        assertThat(isMarked()).isTrue();
        assertIsMarkedOnce();
    }

    @Test
    void anotherClusterHasLostEvents() {
        database.jdbc.execute("update outbox_progress set cluster_id = 'other'");
        monitor.run();
        assertThat(isMarked()).isTrue();
        assertIsMarkedOnce();
    }

    @Test
    void brokersOfAnotherInstallationHaveLostNothingAndAreReportedUntilTheyAreTheFormerOnes() {
        String cluster = database.jdbc.queryForObject("select cluster_id from outbox_progress", String.class);
        database.jdbc.execute("update outbox_progress set cluster_id = 'own'");
        otherInstallation.set(Optional.of("of another installation"));
        assertThat(monitor.compare()).as("compared, so that the relay may send").isFalse();
        assertThat(isMarked()).isFalse();
        assertThat(database.jdbc.queryForObject("select cluster_id from outbox_progress", String.class))
                .isEqualTo("own");
        assertThat(monitor.otherInstallationReason()).hasValue("of another installation");

        database.jdbc.update("update outbox_progress set cluster_id = ?", cluster);
        assertThat(monitor.compare()).isTrue();
        assertThat(isMarked()).isFalse();
        assertThat(monitor.otherInstallationReason()).isEmpty();
    }

    @Test
    void laterEndsThatAnotherInstanceHasRecordedMeanwhileAreNoLoss() throws Exception {
        var slower = new TopicLossMonitor(
                () -> admin,
                new JdbcTemplate(database.dataSource) {
                    @Override
                    public int update(String sql, @Nullable Object @Nullable ... arguments) {
                        send();
                        monitor.run();
                        return super.update(sql, arguments);
                    }
                },
                topic,
                Optional::empty);
        send();
        assertThat(slower.compare()).as("compared with what is recorded").isFalse();
        assertThat(isMarked()).isFalse();
        monitor.run();
        assertThat(isMarked()).isFalse();
    }

    private void assertIsMarkedOnce() {
        database.jdbc.execute("update outbox_progress set recover_since = null");
        monitor.run();
        assertThat(isMarked()).isFalse();
        assertThat(monitor.lostReason()).isPresent();
    }

    private boolean isMarked() {
        return Boolean.TRUE.equals(database.jdbc.queryForObject(
                "select recover_since < '1970-01-02' from outbox_progress", Boolean.class));
    }

    private void send() {
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < 2; partition++) {
                producer.send(new ProducerRecord<>(topic, partition, new byte[1], new byte[1]));
            }
            producer.flush();
        }
    }
}
