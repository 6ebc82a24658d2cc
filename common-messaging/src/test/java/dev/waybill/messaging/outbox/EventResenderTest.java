package dev.waybill.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.outbox.EventResend.State;
import dev.waybill.messaging.outbox.EventResendController.ResendRequest;
import dev.waybill.messaging.outbox.EventResendController.ResendViolation;
import dev.waybill.messaging.outbox.EventResender.ResendRunningException;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;

class EventResenderTest {

    private static final String KAFKA = TestKafka.shared().bootstrapServers();

    private TestOrderService orderService;
    private OrdersTopicReader topic;
    private OutboxRelay relay;
    private EventResender resender;
    private final Set<OrderId> erased = new HashSet<>();

    @BeforeEach
    void open() throws Exception {
        orderService = new TestOrderService(TestPostgres.shared());
        topic = new OrdersTopicReader(KAFKA);
        relay = TestRelay.started(orderService, KAFKA);
        resender = resenderTo(KAFKA);
    }

    private EventResender resenderTo(String bootstrapServers) {
        return new EventResender(
                TestRelay.connections(orderService.database.connectionDetails),
                new RelayProducerFactory("", Map.of("bootstrap.servers", bootstrapServers), new SimpleMeterRegistry()),
                TestOutbox.SOURCE,
                () -> true,
                new ErasedEvents(Set.of("order.completed.v1"), _ -> erased),
                Duration.ofDays(10),
                TestOutbox.CLOCK);
    }

    @AfterEach
    void close() {
        resender.destroy();
        relay.stop();
        topic.close();
        orderService.close();
    }

    /** The id of the last event of an order contradicts its sequence, as that of an instance with another clock may. */
    @Test
    void allEventsOfATimeArePublishedAgainUnchangedAndInTheOrderOfEachOrder() throws SQLException {
        List<OrderId> orders = orderService.createOrders(3);
        for (int turn = 0; turn < 200; turn++) {
            orders.forEach(order -> orderService.publish(order, 1));
        }
        orderService.publishStamped(orders.getFirst(), Duration.ofMinutes(-1));
        topic.awaitEvents(601);
        var first = List.copyOf(topic.records);
        topic.records.clear();

        EventResend done = ended(resender.ofTime(Instant.now().minus(Duration.ofMinutes(5)), null, false));

        assertThat(done.state()).as(done.problem()).isEqualTo(State.DONE);
        assertThat(done.sent()).isEqualTo(601);
        assertThat(done.types()).isEqualTo(Map.of("order.completed.v1", 601L));
        topic.awaitEvents(601).assertOrder();
        topic.assertNoRepeats();
        assertThat(contents(topic.records)).containsExactlyInAnyOrderElementsOf(contents(first));
    }

    @Test
    void theEventsOfOneOrderAloneArePublishedAgain() throws SQLException {
        List<OrderId> orders = orderService.createOrders(2);
        orders.forEach(order -> orderService.publish(order, 3));
        topic.awaitEvents(6);
        topic.records.clear();

        EventResend done = ended(resender.ofOrder(orders.getFirst().value(), false));

        assertThat(done.sent()).isEqualTo(3);
        topic.awaitEvents(3).assertOrder();
    }

    @Test
    void eventsWhosePersonalDataWasErasedAreLeftOutAndCounted() throws SQLException {
        List<OrderId> orders = orderService.createOrders(2);
        orders.forEach(order -> orderService.publish(order, 2));
        topic.awaitEvents(4);
        topic.records.clear();
        erased.add(orders.getFirst());
        Instant since = Instant.now().minus(Duration.ofMinutes(5));

        EventResend counted = ended(resender.ofTime(since, null, true));
        EventResend done = ended(resender.ofTime(since, null, false));

        assertThat(counted.erased()).isEqualTo(2);
        assertThat(done.erased()).isEqualTo(2);
        assertThat(done.sent()).isEqualTo(2);
        assertThat(topic.awaitEvents(2).records)
                .extracting(record -> new String(record.key(), UTF_8))
                .containsOnly(orders.getLast().toString());
    }

    @Test
    void aDryRunOnlyCounts() throws SQLException {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 2);
        topic.awaitEvents(2);

        EventResend done = ended(resender.ofOrder(order.value(), true));

        assertThat(done.types()).isEqualTo(Map.of("order.completed.v1", 2L));
        assertThat(done.sent()).isZero();
        orderService.publish(order, 1);
        topic.awaitEvents(3).assertNoRepeats();
    }

    @Test
    void whatIsOlderThanConsumersRememberIsRefused() {
        Instant old = Instant.now().minus(Duration.ofDays(11));

        assertThatThrownBy(() -> resender.ofTime(old, null, true)).hasMessageContaining("longer ago than consumers");
        assertThatThrownBy(() -> resender.ofOrder(UuidV7.at(old), true))
                .hasMessageContaining("longer ago than consumers");
        assertThatThrownBy(() -> resender.ofTime(Instant.now(), old, true)).hasMessageContaining("not before the end");
    }

    @Test
    void aRequestThatIsRefusedSaysWhereItIsWrongWithoutItsValue() {
        String old = Instant.now().minus(Duration.ofDays(11)).toString();
        String now = Instant.now().toString();

        assertThat(refusal("1-1-1-1-1", "yesterday", "2026-02-30T00:00:00Z"))
                .isEqualTo("orderId must be a UUID."
                        + " since must be a time in RFC 3339, such as 2026-03-01T12:00:00Z."
                        + " until must be a time in RFC 3339, such as 2026-03-01T12:00:00Z."
                        + " [#/orderId, #/since, #/until]");
        assertThat(refusal(null, null, null))
                .contains("either orderId, or since")
                .endsWith(" [#]");
        assertThat(refusal(null, null, now)).endsWith(" [#]");
        assertThat(refusal(UuidV7.next().toString(), now, null)).endsWith(" [#]");
        assertThat(refusal(null, old, null))
                .startsWith("since is longer ago than consumers remember")
                .endsWith(" [#/since]")
                .doesNotContain(old);
        assertThat(refusal(null, now, old)).startsWith("since is not before").endsWith(" [#/since]");
        assertThat(refusal(UuidV7.at(Instant.parse(old)).toString(), null, null))
                .startsWith("orderId is of an order longer ago than consumers remember")
                .endsWith(" [#/orderId]");
    }

    /** The detail of a refusal, and where its violations are. */
    private String refusal(@Nullable String order, @Nullable String since, @Nullable String until) {
        var request = new ResendRequest(order, since, until, true);
        var refusal = catchThrowableOfType(
                ResponseStatusException.class, () -> new EventResendController(resender).resend(request));
        assertThat(refusal.getStatusCode().value()).isEqualTo(422);
        var errors = (List<?>) requireNonNull(refusal.getBody().getProperties()).get("errors");
        return refusal.getReason() + " "
                + requireNonNull(errors).stream()
                        .map(error -> ((ResendViolation) error).pointer())
                        .toList();
    }

    /** The first event is before the time from which on events are published again. */
    @Test
    void noEventOvertakesAnEarlierOneThatTheRelayHasNotPublishedYet() throws SQLException {
        OrderId order = orderService.createOrders(1).getFirst();
        relay.stop();
        orderService.publishStamped(order, Duration.ofMinutes(-4));
        orderService.publish(order, 1);
        EventResend started = resender.ofTime(Instant.now().minus(Duration.ofMinutes(2)), null, false);
        await().until(() -> !resender.find(started.id()).orElseThrow().types().isEmpty());

        relay.start();

        EventResend done = ended(started);
        assertThat(done.state()).as(done.problem()).isEqualTo(State.DONE);
        assertThat(done.sent()).isEqualTo(1);
        topic.awaitEvents(2).assertOrder();
    }

    @Test
    void aRelayThatIsBehindIsReportedAndNothingIsPublishedAgain() throws SQLException {
        OrderId order = orderService.createOrders(1).getFirst();
        relay.stop();
        orderService.publish(order, 1);

        EventResend failed = ended(resender.ofOrder(order.value(), false));

        assertThat(failed.problem()).contains("the relay is behind");
        assertThat(failed.sent()).isZero();
    }

    @Test
    void whatIsSetAsideIsLeftOutAndWhatPrecedesItIsNot() throws SQLException {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 2);
        orderService.publishStamped(order, Duration.ofHours(30));
        orderService.publish(order, 1);
        topic.awaitEvents(2);
        await().until(() -> relay.status().setAsideReason().isPresent());
        topic.records.clear();

        EventResend done = ended(resender.ofOrder(order.value(), false));

        assertThat(done.types()).isEqualTo(Map.of("order.completed.v1", 2L));
        assertThat(done.sent()).isEqualTo(2);
        topic.awaitEvents(2).assertOrder();
    }

    @Test
    void oneRunIsMadeAtATimeWhateverTheInstances() throws SQLException {
        UUID order = orderService.createOrders(1).getFirst().value();
        try (var other = TestRelay.connections(orderService.database.connectionDetails)
                        .openForStatements();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('waybill event resend'))");
            assertThatThrownBy(() -> resender.ofOrder(order, true)).isInstanceOf(ResendRunningException.class);
        }
        await().ignoreException(ResendRunningException.class)
                .until(() -> ended(resender.ofOrder(order, true)).state() == State.DONE);
    }

    @Test
    void brokersThatDoNotAnswerAreReported() throws SQLException {
        OrderId order = orderService.createOrders(1).getFirst();
        orderService.publish(order, 1);
        var unreachable = resenderTo("127.0.0.1:1");

        EventResend failed = unreachable.ofOrder(order.value(), false);

        await().until(() -> unreachable.find(failed.id()).orElseThrow().state() == State.FAILED);
        assertThat(unreachable.find(failed.id()).orElseThrow().problem()).contains("may be started again");
    }

    private EventResend ended(EventResend resend) {
        return await().until(() -> resender.find(resend.id()).orElseThrow(), each -> each.state() != State.RUNNING);
    }

    /** Everything of the records but their places and timestamps. */
    private static List<List<String>> contents(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> Stream.concat(
                                Stream.of(new String(record.key(), UTF_8), new String(record.value(), UTF_8)),
                                Stream.of(record.headers().toArray())
                                        .map(header -> header.key() + "=" + new String(header.value(), UTF_8)))
                        .toList())
                .toList();
    }
}
