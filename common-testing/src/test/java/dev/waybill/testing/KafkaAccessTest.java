package dev.waybill.testing;

import static dev.waybill.stack.kafka.KafkaUser.AUDITOR;
import static dev.waybill.stack.kafka.KafkaUser.CONSOLE;
import static dev.waybill.stack.kafka.KafkaUser.INVENTORY_SERVICE;
import static dev.waybill.stack.kafka.KafkaUser.ORDER_SERVICE;
import static dev.waybill.stack.kafka.KafkaUser.PAYMENT_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.stack.kafka.KafkaUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users may do on the broker of a secure stack, and what they may not. */
class KafkaAccessTest {
    private static final String DEAD_LETTERS = "orders.payment-service.dlt";

    private static SecureKafka kafka;

    @BeforeAll
    static void createTopics() throws Exception {
        kafka = SecureKafka.newInstance();
        create(ORDER_SERVICE, "orders");
        create(PAYMENT_SERVICE, "payments");
        create(PAYMENT_SERVICE, DEAD_LETTERS);
    }

    @AfterAll
    static void endBroker() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer", "classic"})
    void aServiceReadsWhatAnotherWritesWithItsOwnGroup(String protocol) throws Exception {
        send(ORDER_SERVICE, "orders");

        assertThat(readWithGroup(PAYMENT_SERVICE, "orders", "payment-service", protocol))
                .isPositive();
        assertThat(readWithoutGroup(AUDITOR, "orders")).isPositive();
    }

    @Test
    void orderServiceSeesTheGroupsOfTheParticipants() throws Exception {
        try (var admin = Admin.create(kafka.client(ORDER_SERVICE))) {
            assertThat(admin.listConsumerGroupOffsets("payment-service")
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .isNotNull();
        }
        try (var admin = Admin.create(kafka.client(INVENTORY_SERVICE))) {
            assertThatThrownBy(() -> admin.listConsumerGroupOffsets("payment-service")
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .hasCauseInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void aServiceKeepsItsTopicAsDeclaredAndNoOther() throws Exception {
        setRetention(ORDER_SERVICE, "orders");

        assertThatThrownBy(() -> setRetention(PAYMENT_SERVICE, "orders"))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> create(PAYMENT_SERVICE, "inventory"))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void aServiceCannotWriteAnothersTopic() {
        assertThatThrownBy(() -> send(ORDER_SERVICE, "payments")).hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> send(PAYMENT_SERVICE, "orders")) // though it reads it
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void aServiceCannotReadAnothersDeadLetters() throws Exception {
        send(PAYMENT_SERVICE, DEAD_LETTERS);

        assertThatThrownBy(() -> readWithoutGroup(INVENTORY_SERVICE, DEAD_LETTERS))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThat(readWithoutGroup(CONSOLE, DEAD_LETTERS)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer", "classic"})
    void aServiceCannotUseAnothersGroup(String protocol) {
        assertThatThrownBy(() -> readWithGroup(INVENTORY_SERVICE, "orders", "payment-service", protocol))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void theConsoleCannotReadEventsAndTheAuditorCannotWriteThem() {
        assertThatThrownBy(() -> readWithoutGroup(CONSOLE, "orders")).isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> send(AUDITOR, "orders")).hasCauseInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyMayChangeTheRights(KafkaUser user) {
        var everything = new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                new AccessControlEntry("User:" + user.id(), "*", AclOperation.ALL, AclPermissionType.ALLOW));
        try (var admin = Admin.create(kafka.client(user))) {
            assertThatThrownBy(() -> admin.createAcls(List.of(everything)).all().get())
                    .hasCauseInstanceOf(ClusterAuthorizationException.class);
        }
    }

    private static void create(KafkaUser user, String topic) throws Exception {
        try (var admin = Admin.create(kafka.client(user))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void setRetention(KafkaUser user, String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var retention = new AlterConfigOp(new ConfigEntry("retention.ms", "3600000"), AlterConfigOp.OpType.SET);
        try (var admin = Admin.create(kafka.client(user))) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(retention)))
                    .all()
                    .get();
        }
    }

    /** With idempotence, as all producers of this system. */
    private static void send(KafkaUser user, String topic) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(kafka.client(user), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }
    }

    private static int readWithGroup(KafkaUser user, String topic, String group, String protocol) {
        var client = kafka.client(user);
        client.put("group.id", group);
        client.put("group.protocol", protocol);
        client.put("auto.offset.reset", "earliest");
        client.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var found = poll(consumer);
            consumer.commitSync();
            return found;
        }
    }

    private static int readWithoutGroup(KafkaUser user, String topic) {
        var partition = new TopicPartition(topic, 0);
        try (var consumer =
                new KafkaConsumer<>(kafka.client(user), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return poll(consumer);
        }
    }

    private static int poll(KafkaConsumer<String, String> consumer) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            var records = consumer.poll(Duration.ofMillis(200));
            if (!records.isEmpty()) {
                return records.count();
            }
        }
        throw new AssertionError("Nothing arrived");
    }
}
