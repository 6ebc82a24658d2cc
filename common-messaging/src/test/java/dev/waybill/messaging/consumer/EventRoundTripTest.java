package dev.waybill.messaging.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.Event;
import dev.waybill.events.EventTopic;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Snapshot;
import dev.waybill.messaging.ConsumerProgress.Subscription;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.EventMapper;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.PublishedTopic;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.TransactionHooks;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.codec.CloudEventHeaders;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.parcels.Broker;
import dev.waybill.messaging.parcels.Records;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A fully wired service that consumes its own events: each note is answered with another until there are three. It works
 * with a role that may not change the database's structure, and has the owner's login for what only that may.
 */
class EventRoundTripTest {

    @EventTopic("notes")
    sealed interface NoteEvent extends Event {}

    @EventType("note.written.v1")
    record NoteWritten(OrderId orderId, Quantity number) implements NoteEvent {}

    private static final Environment FIRST = new Environment("");
    private static final Environment SECOND = new Environment("second.");

    @AfterAll
    static void stop() throws SQLException {
        FIRST.close();
        SECOND.close();
    }

    @Test
    void anEventPublishedByAHandlerNamesItsCause() {
        OrderId order = Records.order();

        FIRST.write(order);

        List<Envelope> received = FIRST.awaitThree(order);
        for (int i = 1; i < 3; i++) {
            Envelope before = received.get(i - 1);
            Envelope after = received.get(i);
            assertThat(after.causationId()).isEqualTo(before.id());
            assertThat(trace(after)).isEqualTo(trace(before));
            assertThat(after.sequence()).isEqualTo(i + 1);
            assertThat(after.source()).isEqualTo("/notes-service");
        }
        assertThatAllIsPublishedAndProcessed(FIRST.service.getBean(ConsumerProgress.class), order);
        assertThat(FIRST.service.getBean(HealthEndpoint.class).healthForPath("readiness"))
                .extracting(readiness -> readiness.getStatus().getCode())
                .isEqualTo("UP");
    }

    @Test
    void environmentsWithPrefixesOfTheirOwnDoNotSeeEachOtherOnOneCluster() {
        OrderId inFirst = Records.order();
        OrderId inSecond = Records.order();

        SECOND.write(inSecond);
        SECOND.awaitThree(inSecond);
        FIRST.write(inFirst);
        FIRST.awaitThree(inFirst);

        assertThatAllIsPublishedAndProcessed(SECOND.service.getBean(ConsumerProgress.class), inSecond);
        assertThat(FIRST.received(inSecond)).isEmpty();
        assertThat(SECOND.received(inFirst)).isEmpty();
        assertThat(keys("notes")).contains(inFirst.toString()).doesNotContain(inSecond.toString());
        assertThat(keys("second.notes")).contains(inSecond.toString()).doesNotContain(inFirst.toString());
        assertThat(SECOND.service
                        .getBean(MeterRegistry.class)
                        .get("waybill.outbox.published")
                        .functionCounter())
                .extracting(published -> published.getId().getTag("topic"))
                .isEqualTo("second.notes");
    }

    @Test
    void aDeadLetterHasThePrefixOnceAndNamesTopicAndGroupWithIt() {
        String key = Records.order().toString();

        Broker.shared().send(new ProducerRecord<>("second.notes", Records.bytes(key), Records.bytes("{}")));

        await().untilAsserted(
                        () -> assertThat(keys("second.notes.notes-service.dlt")).contains(key));
        Headers headers =
                Broker.shared().all("second.notes.notes-service.dlt").getFirst().headers();
        assertThat(headers.lastHeader(KafkaHeaders.DLT_ORIGINAL_TOPIC).value())
                .isEqualTo(Records.bytes("second.notes"));
        assertThat(headers.lastHeader(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP).value())
                .isEqualTo(Records.bytes("second.notes-service"));
        assertThat(keys("notes.notes-service.dlt")).isEmpty();
    }

    @Test
    void aMissingPublicationIsMadeAgainByTheOwner() {
        OrderId order = Records.order();
        FIRST.database.asOwner().sql("drop publication waybill_outbox").update();

        FIRST.write(order);

        FIRST.awaitThree(order);
        assertThat(FIRST.owned("select pg_get_userbyid(pubowner) from pg_publication"))
                .containsExactly(FIRST.database.username());
    }

    @Test
    void anEventIsHandledThoughTheJournalsHaveNoPartitionOfToday() {
        OrderId received = Records.order();
        OrderId published = Records.order();
        FIRST.database.asOwner().sql("""
                        create table inbox_20200101 partition of inbox
                        for values from ('016f5e66-e800-0000-0000-000000000000')
                            to ('016f638d-4400-0000-0000-000000000000')""").update();
        FIRST.dropTodaysPartitions();
        assertThatThrownBy(() -> FIRST.write(published))
                .isInstanceOf(TransientDataAccessException.class)
                .extracting(FailureClassifier::of)
                .isEqualTo(FailureClassifier.RETRY_LATER);
        await().ignoreExceptionsInstanceOf(TransientDataAccessException.class).until(() -> {
            FIRST.write(published);
            return true;
        });
        FIRST.awaitThree(published);

        FIRST.dropTodaysPartitions();
        Broker.shared().send(written(received));

        FIRST.awaitThree(received);
        assertThat(keys("notes.notes-service.dlt")).doesNotContain(received.toString(), published.toString());
        await().untilAsserted(() -> assertThat(FIRST.owned("select tablename from pg_tables"))
                .as("the same run drops what is past its retention")
                .doesNotContain("inbox_20200101"));
        assertThat(FIRST.owned("select distinct tableowner from pg_tables where tablename ~ '^(in|out)box_[0-9]{8}'"))
                .containsExactly(FIRST.database.username());
    }

    private static ProducerRecord<byte[], byte[]> written(OrderId order) {
        EventSerde serde = new EventSerde(List.of(NoteEvent.class));
        var event = new NoteWritten(order, new Quantity(1));
        var envelope = new Envelope(
                UuidV7.next(),
                serde.typeOf(event),
                "/other-service",
                order,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                1,
                null,
                null);
        return Records.of("notes", order, serde.serialize(event), CloudEventHeaders.write(envelope));
    }

    private static List<String> keys(String topic) {
        return Broker.shared().all(topic).stream()
                .map(each -> new String(each.key(), UTF_8))
                .toList();
    }

    /** The service with a database of its own on the shared broker. */
    private static final class Environment {

        private final TestDatabase database = TestPostgres.shared().createDatabase("notes");
        private final ConfigurableApplicationContext service;
        private final Notes notes;

        Environment(String prefix) {
            service = start(database, prefix);
            notes = service.getBean(Notes.class);
        }

        void write(OrderId order) {
            service.getBean(TransactionTemplate.class)
                    .executeWithoutResult(_ -> notes.write(order, 1, Causation.fromRequest()));
        }

        List<Envelope> received(OrderId order) {
            return notes.received.stream()
                    .filter(each -> each.subject().equals(order))
                    .toList();
        }

        List<Envelope> awaitThree(OrderId order) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(received(order)).hasSize(3));
            return received(order);
        }

        void dropTodaysPartitions() {
            String today = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(ZoneOffset.UTC));
            database.asOwner()
                    .sql("drop table inbox_" + today + ", outbox_" + today)
                    .update();
        }

        List<@Nullable String> owned(String query) {
            return database.asOwner().sql(query).query(String.class).list();
        }

        void close() throws SQLException {
            service.close();
            try (var admin = TestPostgres.shared().administer(database.name());
                    var statement = admin.createStatement()) {
                statement.execute("select pg_drop_replication_slot('" + database.name() + "_outbox')");
            }
        }
    }

    private static void assertThatAllIsPublishedAndProcessed(ConsumerProgress progress, OrderId order) {
        var own = new Subscription("notes-service", NoteEvent.class);
        Instant end = Instant.now();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            Snapshot now = progress.read(List.of(own)).orElseThrow();
            return now.hasMembers("notes-service")
                    && now.publishedUntil().isAfter(end)
                    && now.hasProcessed(own, order, end, now);
        });
    }

    private static String trace(Envelope envelope) {
        return String.valueOf(envelope.traceparent()).split("-")[1];
    }

    private static ConfigurableApplicationContext start(TestDatabase database, String prefix) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "spring.application.name", "notes-service",
                        "spring.config.import", "classpath:waybill-messaging.yaml",
                        "spring.main.banner-mode", "off",
                        "spring.datasource.url", database.url(),
                        "spring.datasource.username", database.applicationUsername(),
                        "spring.datasource.password", database.applicationPassword(),
                        "waybill.relay.username", database.relayUsername(),
                        "waybill.relay.password", database.relayPassword(),
                        "waybill.kafka.bootstrap-servers", TestKafka.shared().bootstrapServers(),
                        "waybill.kafka.prefix", prefix))
                .run(
                        "--spring.flyway.user=" + database.username(),
                        "--spring.flyway.password=" + database.password(),
                        "--management.endpoint.health.probes.enabled=true",
                        "--management.endpoints.access.default=read-only");
    }

    static final class Notes implements EventHandler<NoteWritten> {

        final List<Envelope> received = new CopyOnWriteArrayList<>();
        private final Outbox outbox;

        Notes(Outbox outbox) {
            this.outbox = outbox;
        }

        void write(OrderId order, int number, Causation cause) {
            outbox.publish(new Page(order, number), new NoteWritten(order, new Quantity(number)), cause);
        }

        @Override
        public void handle(List<ReceivedEvent<NoteWritten>> batch) {
            for (ReceivedEvent<NoteWritten> each : batch) {
                TransactionHooks.afterCommit(
                        () -> received.add(each.envelope())); // an attempt may fail and be repeated
                if (each.input().number().units() < 3) {
                    write(
                            each.orderId(),
                            each.input().number().units() + 1,
                            each.envelope().toCausation());
                }
            }
        }
    }

    private record Page(OrderId orderId, long nextSequence) implements SequencedAggregate {}

    private record NoteMapper() implements EventMapper<NoteEvent, NoteWritten> {

        @Override
        public Class<NoteEvent> eventType() {
            return NoteEvent.class;
        }

        @Override
        public Optional<NoteWritten> map(NoteEvent event) {
            return switch (event) {
                case NoteWritten written -> Optional.of(written);
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {

        @Bean
        PublishedTopic owner() {
            return new PublishedTopic(NoteEvent.class);
        }

        @Bean
        EventMapper<NoteEvent, NoteWritten> mapper() {
            return new NoteMapper();
        }

        @Bean
        Notes notes(Outbox outbox) {
            return new Notes(outbox);
        }
    }
}
