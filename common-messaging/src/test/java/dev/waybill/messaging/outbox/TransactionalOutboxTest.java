package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.EventTooLargeException;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.messaging.database.TestPartitions;
import dev.waybill.testing.TestPostgres;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

class TransactionalOutboxTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static ServiceDatabase service;
    private static Outbox outbox;

    private final Order order = new Order(new OrderId(UuidV7.next()));

    @BeforeAll
    static void open() {
        service = new ServiceDatabase(TestPostgres.shared());
        TestPartitions.create(service);
        outbox = TestOutbox.on(service.jdbc);
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @BeforeEach
    void clear() {
        service.jdbc.execute("truncate outbox");
    }

    @Test
    void publishingOutsideATransactionIsRejected() {
        assertThatThrownBy(() -> publish(order)).isInstanceOf(IllegalTransactionStateException.class);
        assertThat(order.count).isZero();
    }

    @Test
    void anEventThatIsTooLargeForItsTopicIsRejectedAtOnce() {
        Outbox smallOutbox = TestOutbox.on(service.jdbc, 60);
        assertThatThrownBy(() -> service.transaction.executeWithoutResult(
                        status -> smallOutbox.publish(order, cancelled(order), Causation.fromRequest())))
                .isInstanceOf(EventTooLargeException.class);
        assertThat(order.count).isZero();
    }

    @Test
    void anEventMoreThanADayAheadOfTheDatabaseIsRejectedAtOnce() {
        Clock now = Clock.systemUTC();
        Outbox dayAhead = TestOutbox.on(service.jdbc, 60_000, Clock.offset(now, Duration.ofHours(23)));
        service.transaction.executeWithoutResult(
                status -> dayAhead.publish(order, cancelled(order), Causation.fromRequest()));
        Outbox tooFarAhead = TestOutbox.on(service.jdbc, 60_000, Clock.offset(now, Duration.ofHours(25)));
        assertThatThrownBy(() -> service.transaction.executeWithoutResult(
                        status -> tooFarAhead.publish(order, cancelled(order), Causation.fromRequest())))
                .isInstanceOf(TransientDataAccessException.class)
                .hasCauseInstanceOf(SQLTransientException.class) // REST answers 503 to it
                .hasMessageContaining("clock");
        assertThat(sequences()).containsExactly(1L);
    }

    @Test
    void anEventMustFitIntoARecordOfTheTopic() {
        var properties = new OutboxProperties(Duration.ofDays(10), DataSize.ofKilobytes(768));
        properties.checkAgainst(DataSize.ofMegabytes(1));
        properties.checkAgainst(DataSize.ofKilobytes(768 + 4));
        assertThatThrownBy(() -> properties.checkAgainst(DataSize.ofBytes((768 + 4) * 1024 - 1)))
                .hasMessageContaining("waybill.outbox.max-event-size")
                .hasMessageContaining("waybill.kafka.max-message-size");
    }

    @Test
    void anEventAboutAnotherOrderIsRejected() {
        var other = new Order(new OrderId(UuidV7.next()));
        assertThatThrownBy(() -> service.transaction.executeWithoutResult(
                        status -> outbox.publish(order, cancelled(other), Causation.fromRequest())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOutboxRowHoldsTheEnvelope() {
        UUID cause = UuidV7.next();
        Envelope envelope = service.transaction.execute(
                status -> outbox.publish(order, cancelled(order), new Causation(cause, TRACE)));
        assertThat(envelope).isNotNull();
        assertThat(service.jdbc.queryForMap("select * from outbox"))
                .containsEntry("id", envelope.id())
                .containsEntry("aggregatetype", "orders")
                .containsEntry("aggregateid", order.orderId().value())
                .containsEntry("type", "order.cancelled.v1")
                .containsEntry("sequence", 1L)
                .containsEntry("causationid", cause)
                .containsEntry("traceparent", TRACE)
                .containsEntry("payload", "{\"orderId\":\"" + order.orderId() + "\",\"reason\":\"TIMED_OUT\"}");
        assertThat(envelope.source()).isEqualTo("/order-service");
        assertThat(envelope.time().getNano() % 1000).isZero();
        assertThat(service.jdbc.queryForObject(
                        "select time = ?::timestamptz from outbox",
                        Boolean.class,
                        envelope.time().toString()))
                .isTrue();
    }

    @Test
    void everyEventHasATraceparent() {
        Envelope envelope = service.transaction.execute(status -> publish(order));
        assertThat(envelope).isNotNull();
        assertThat(envelope.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }

    @Test
    void manyEventsAreWrittenWithOneStatement() {
        service.transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 500; i++) {
                publish(order);
            }
            assertThat(sequences()).isEmpty();
        });
        assertThat(sequences()).hasSize(500);
        assertThat(service.jdbc.queryForObject("select count(distinct cmin::text) from outbox", Long.class))
                .isEqualTo(1);
    }

    @Test
    void aRolledBackEventIsNotWritten() {
        service.transaction.executeWithoutResult(status -> {
            publish(order);
            status.setRollbackOnly();
        });
        assertThat(sequences()).isEmpty();
    }

    @Test
    void anInnerTransactionWritesItsOwnEvents() {
        var inner = new TransactionTemplate(Objects.requireNonNull(service.transaction.getTransactionManager()));
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        service.transaction.executeWithoutResult(status -> {
            publish(order);
            inner.executeWithoutResult(innerStatus -> publish(order));
            status.setRollbackOnly();
        });
        assertThat(sequences()).containsExactly(2L);
    }

    @Test
    void anEventPublishedByABeforeCommitCallbackIsWritten() {
        service.transaction.executeWithoutResult(status -> {
            publish(order);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    publish(order);
                }
            });
        });
        assertThat(sequences()).containsExactly(1L, 2L);
    }

    private static Envelope publish(Order order) {
        return outbox.publish(order, cancelled(order), Causation.fromRequest());
    }

    private static OrderCancelled cancelled(Order order) {
        return new OrderCancelled(order.orderId(), CancellationReason.TIMED_OUT);
    }

    private static List<@Nullable Long> sequences() {
        return service.jdbc.queryForList("select sequence from outbox order by sequence", Long.class);
    }

    private static final class Order implements SequencedAggregate {
        private final OrderId id;
        private long count;

        Order(OrderId id) {
            this.id = id;
        }

        @Override
        public OrderId orderId() {
            return id;
        }

        @Override
        public long nextSequence() {
            return ++count;
        }
    }
}
