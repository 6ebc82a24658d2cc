package dev.waybill.messaging.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.process.Ports;
import dev.waybill.testing.SecureKafka;
import dev.waybill.testing.TestKafka;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class TopicInitializerTest {

    private final Admin admin = Admin.create(
            Map.<String, Object>of("bootstrap.servers", TestKafka.shared().bootstrapServers()));

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void theTopicOfTheOwnerIsCreatedAsDeclared() throws Exception {
        declare(settings(3, 1, Duration.ofHours(5)), List.of("created"), List.of());

        assertThat(partitions("created")).isEqualTo(3);
        Config config = config("created");
        assertThat(config.get(TopicConfig.RETENTION_MS_CONFIG).value()).isEqualTo("18000000");
        assertThat(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()).isEqualTo("1048576");
        assertThat(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
                .as("a value of the topic, not the default of the broker")
                .returns("1", ConfigEntry::value)
                .returns(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG, ConfigEntry::source);
    }

    @Test
    void deadLetterTopicsHaveAsManyPartitionsAndLargerRecords() throws Exception {
        create("upstream", 5);

        declare(settings(3, 1, Duration.ofHours(5)), List.of(), List.of("upstream"));

        assertThat(partitions("upstream.some-group.dlt")).isEqualTo(5);
        assertThat(config("upstream.some-group.dlt")
                        .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                        .value())
                .isEqualTo("2097152");
    }

    @Test
    void deadLetterTopicsGrowWithTheirTopic() throws Exception {
        create("growing", 4);
        create("growing.some-group.dlt", 2);

        declare(settings(3, 1, Duration.ofHours(5)), List.of(), List.of("growing"));

        assertThat(partitions("growing.some-group.dlt")).isEqualTo(4);
    }

    @Test
    void anotherNumberOfPartitionsFailsTheStartAndNamesTheSetting() throws Exception {
        create("narrow", 2);

        assertThatThrownBy(() -> declare(settings(3, 1, Duration.ofHours(5)), List.of("narrow"), List.of()))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("Topic narrow has 2 partitions, but 3 are declared")
                .hasMessageContaining("WAYBILL_KAFKA_PARTITIONS");
    }

    @Test
    void fewerReplicasFailTheStart() throws Exception {
        create("replicated", 3);

        assertThatThrownBy(() -> declare(settings(3, 2, Duration.ofHours(5)), List.of("replicated"), List.of()))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("Topic replicated has 1 replicas, but 2 are declared");
    }

    @Test
    void otherSettingsAreAdjusted() throws Exception {
        create("short-lived", 3);

        declare(settings(3, 1, Duration.ofDays(9)), List.of("short-lived"), List.of());

        assertThat(config("short-lived").get(TopicConfig.RETENTION_MS_CONFIG).value())
                .isEqualTo(Long.toString(Duration.ofDays(9).toMillis()));
    }

    @Test
    void aMissingTopicIsWaitedFor() throws Exception {
        var topics = initializer(settings(3, 1, Duration.ofHours(5)), List.of(), List.of("late"));
        topics.start();
        try {
            assertThat(topics.notReadyReason()).hasValue("waiting for topics [late]");

            create("late", 1);

            topics.ready().get(20, TimeUnit.SECONDS);
            assertThat(topics.notReadyReason()).isEmpty();
        } finally {
            topics.stop();
        }
    }

    @Test
    void theTopicOfAnOwnerNeverGrows() throws Exception {
        create("unchanged", 2);
        KafkaSettings settings = settings(3, 1, Duration.ofHours(5));

        new TopicAdmin(new KafkaClients(settings, Map.of()))
                .createOrModifyTopics(DeclaredTopic.owned("unchanged", settings));

        assertThat(partitions("unchanged")).isEqualTo(2);
        assertThat(config("unchanged").get(TopicConfig.RETENTION_MS_CONFIG).value())
                .isEqualTo("18000000");
    }

    @Test
    void instancesThatStartTogetherDeclareTheSameTopics() throws Exception {
        create("common-source", 5);
        KafkaSettings settings = settings(3, 1, Duration.ofHours(5));
        List<TopicInitializer> instances = Stream.generate(
                        () -> initializer(settings, List.of("common"), List.of("common-source")))
                .limit(4)
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var started :
                    instances.stream().map(each -> threads.submit(each::start)).toList()) {
                started.get();
            }
            for (TopicInitializer each : instances) {
                each.ready().get(20, TimeUnit.SECONDS);
            }
        } finally {
            instances.forEach(TopicInitializer::stop);
        }
        assertThat(partitions("common")).isEqualTo(3);
        assertThat(partitions("common-source.some-group.dlt")).isEqualTo(5);
    }

    @Test
    void anotherInstallationWithTheSamePrefixDoesNotStartAndChangesNothing() throws Exception {
        KafkaSettings settings = settings(3, 1, Duration.ofHours(5));
        start(settings, "shared-prefix", "installation-a");
        start(settings, "shared-prefix", "installation-a");
        assertThat(config("environment-waybill.installation")
                        .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                        .value())
                .isEqualTo("compact");

        assertThatThrownBy(() -> start(settings(4, 1, Duration.ofHours(9)), "shared-prefix", "installation-b"))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("installation-a")
                .hasMessageContaining("installation-b")
                .hasMessageContaining("WAYBILL_KAFKA_PREFIX");
        assertThat(config("shared-prefix").get(TopicConfig.RETENTION_MS_CONFIG).value())
                .isEqualTo("18000000");
    }

    /** As after the loss of the brokers' disks. */
    @Test
    void whoseTopicsTheyAreIsNotedAgainBeforeLostTopicsAreRestored() throws Exception {
        KafkaSettings settings = settings(3, 1, Duration.ofHours(5));
        var topics = installed(settings, "lost", "installation-a");
        try {
            topics.start();
            topics.ready().get(20, TimeUnit.SECONDS);
            assertThat(topics.otherInstallationReason()).isEmpty();
            admin.deleteTopics(List.of("lost", "environment-waybill.installation"))
                    .all()
                    .get();

            awaitAbsence("lost", "environment-waybill.installation");

            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
                topics.restore(Map.of());
                return true;
            });

            assertThat(partitions("lost")).isEqualTo(3);
            assertThatThrownBy(() -> start(settings, "lost", "installation-b"))
                    .isInstanceOf(TopicMismatchException.class)
                    .hasMessageContaining("installation-a")
                    .hasMessageContaining("installation-b");
        } finally {
            topics.stop();
        }
    }

    @Test
    void nothingIsRestoredOnBrokersOfAnotherInstallation() throws Exception {
        KafkaSettings settings = settings(3, 1, Duration.ofHours(5));
        start(settings, "taken", "installation-a");
        admin.deleteTopics(List.of("taken")).all().get();
        awaitAbsence("taken");
        var topics = installed(settings, "taken", "installation-b");

        assertThatThrownBy(() -> topics.restore(Map.of())).isInstanceOf(TopicMismatchException.class);

        assertThat(topics.otherInstallationReason())
                .hasValueSatisfying(it -> assertThat(it).contains("installation-a", "installation-b"));
        assertThat(admin.listTopics().names().get()).doesNotContain("taken");
    }

    private void awaitAbsence(String... topics) {
        await().untilAsserted(() -> assertThat(admin.listTopics().names().get()).doesNotContain(topics));
    }

    private static void start(KafkaSettings settings, String owned, String installation) throws Exception {
        var topics = installed(settings, owned, installation);
        try {
            topics.start();
            topics.ready().get(20, TimeUnit.SECONDS);
            assertThat(topics.isOwnDeclared()).isTrue();
        } finally {
            topics.stop();
        }
    }

    private static TopicInitializer installed(KafkaSettings settings, String owned, String installation) {
        return initializer(
                settings,
                List.of(owned),
                List.of(),
                new Installation(new KafkaClients(settings, Map.of()), "owner-of-" + owned, () -> installation));
    }

    @Test
    void brokersThatAreAwayDelayNeitherTheStartNorTheStop() throws Exception {
        String unreachable = "localhost:" + Ports.free();
        var topics = initializer(
                settings(unreachable, 3, 1, Duration.ofHours(5)), List.of("unreachable"), List.of("upstream"));
        assertThat(timed(topics::start)).isLessThan(Duration.ofSeconds(10));
        assertThat(topics.isRunning()).isTrue();
        assertThat(topics.notReadyReason()).isPresent();

        await().until(() -> topics.brokersAwayReason().isPresent());
        assertThat(topics.notReadyReason().orElseThrow()).startsWith("the brokers do not answer: ");

        assertThat(timed(topics::stop)).isLessThan(Duration.ofSeconds(1));
        assertThat(topics.ready()).isCompletedExceptionally();
    }

    @Test
    void aReplicationFactorThatTheBrokersRefuseIsNoAbsenceAndIsTriedAgain() throws Exception {
        create("few-brokers", 1);
        var topics = initializer(settings(3, 2, Duration.ofHours(5)), List.of(), List.of("few-brokers"));
        topics.start();
        try {
            awaitRefusal(topics, "InvalidReplicationFactorException");

            create("few-brokers.some-group.dlt", 1);

            topics.ready().get(20, TimeUnit.SECONDS);
            assertThat(topics.notReadyReason()).isEmpty();
        } finally {
            topics.stop();
        }
    }

    @Test
    void aWrongPasswordOrAMissingRightIsNoAbsenceOfTheBrokers() {
        try (var kafka = SecureKafka.newInstance()) {
            Map<String, Object> client = kafka.client(KafkaUser.PAYMENT_SERVICE);
            assertIsRefused(client, "inventory", "TopicAuthorizationException");

            String login = String.valueOf(client.get("sasl.jaas.config"));
            client.put("sasl.jaas.config", login.replaceAll("password=\"[^\"]*\"", "password=\"open-sesame\""));
            assertIsRefused(client, "payments", "SaslAuthenticationException");
        }
    }

    /** @param client its properties, with the addresses of the brokers */
    private static void assertIsRefused(Map<String, Object> client, String owned, String answer) {
        KafkaSettings settings = settings(String.valueOf(client.get("bootstrap.servers")), 3, 1, Duration.ofHours(5));
        var topics = new TopicInitializer(
                new TopicAdmin(new KafkaClients(settings, client)),
                settings,
                "some-group",
                List.of(DeclaredTopic.owned(owned, settings)),
                List.of(),
                null);
        topics.start();
        try {
            awaitRefusal(topics, answer);
            assertThat(topics.notReadyReason().orElseThrow()).doesNotContain("open-sesame");
            assertThat(topics.isOwnDeclared()).isFalse();
        } finally {
            topics.stop();
        }
    }

    private static void awaitRefusal(TopicInitializer topics, String answer) {
        await().untilAsserted(() -> assertThat(topics.notReadyReason().orElseThrow())
                .startsWith("the brokers refuse: ")
                .contains(answer));
        assertThat(topics.brokersAwayReason()).isEmpty();
    }

    private static Duration timed(Runnable call) {
        long started = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static TopicInitializer initializer(
            KafkaSettings settings, Collection<String> owned, Collection<String> subscribed) {
        return initializer(settings, owned, subscribed, null);
    }

    private static TopicInitializer initializer(
            KafkaSettings settings,
            Collection<String> owned,
            Collection<String> subscribed,
            @Nullable Installation installation) {
        return new TopicInitializer(
                new TopicAdmin(new KafkaClients(settings, Map.of())),
                settings,
                "some-group",
                owned.stream()
                        .map(topic -> DeclaredTopic.owned(topic, settings))
                        .toList(),
                subscribed,
                installation);
    }

    private static void declare(KafkaSettings settings, List<String> owned, List<String> subscribed) throws Exception {
        var topics = initializer(settings, owned, subscribed);
        try {
            topics.start();
            topics.ready().get(20, TimeUnit.SECONDS);
        } finally {
            topics.stop();
        }
    }

    private static KafkaSettings settings(int partitions, int replicas, Duration retention) {
        return settings(TestKafka.shared().bootstrapServers(), partitions, replicas, retention);
    }

    private static KafkaSettings settings(String brokers, int partitions, int replicas, Duration retention) {
        return new KafkaSettings(
                brokers,
                "environment-",
                partitions,
                (short) replicas,
                1,
                retention,
                Duration.ofDays(30),
                DataSize.ofMegabytes(1),
                Map.of());
    }

    private void create(String topic, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get();
    }

    /** The broker may not know a topic yet that was created just now. */
    private int partitions(String topic) {
        return await().ignoreExceptions()
                .until(
                        () -> admin.describeTopics(List.of(topic))
                                .allTopicNames()
                                .get(),
                        Objects::nonNull)
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
    }

    private Config config(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return await().ignoreExceptions()
                .until(() -> admin.describeConfigs(List.of(resource)).all().get(), Objects::nonNull)
                .values()
                .iterator()
                .next();
    }
}
