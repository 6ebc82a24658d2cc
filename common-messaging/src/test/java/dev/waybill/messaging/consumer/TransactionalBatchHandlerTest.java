package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.consumer.RecordDecoder.DecodedRecord;
import dev.waybill.messaging.parcels.ParcelDatabase;
import dev.waybill.messaging.parcels.Records;
import dev.waybill.messaging.tracing.EventTracing;
import dev.waybill.persistence.StatementBatch;
import dev.waybill.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How often events are handled, and how their spans end. */
class TransactionalBatchHandlerTest {

    private static final JdbcTemplate DATABASE = ParcelDatabase.sql(ParcelDatabase.create(TestPostgres.shared()));

    private static final String INSERT = "insert into unique_row (id) values (?)";

    @BeforeAll
    static void createTable() {
        DATABASE.execute("create table unique_row (id uuid primary key)");
    }

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build()
            .get("test");
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void handledEventsAreDone() {
        handler(_ -> {}).handle(List.of(event("first"), event("second")));

        assertThat(spans()).containsExactly("first is done", "second is done");
    }

    @Test
    void aConflictIsRetriedAndTheEventHasNotFailed() {
        handler(_ -> {
                    if (attempts.incrementAndGet() < 4) {
                        throw new OptimisticLockingFailureException("concurrent update");
                    }
                })
                .handle(List.of(event("contested")));

        assertThat(attempts).hasValue(4);
        assertThat(spans()).containsExactly("contested is done");
    }

    @Test
    void aRowInsertedByAConcurrentTransactionIsFoundByTheRetry() {
        UUID row = UuidV7.next();
        handler(_ -> {
                    boolean found = Boolean.TRUE.equals(DATABASE.queryForObject(
                            "select exists (select from unique_row where id = ?)", Boolean.class, row));
                    if (attempts.incrementAndGet() == 1) {
                        CompletableFuture.runAsync(() -> DATABASE.update(INSERT, row))
                                .join();
                    }
                    if (!found) {
                        new StatementBatch(DATABASE).add(INSERT, row);
                    }
                })
                .handle(List.of(event("contested")));

        assertThat(attempts).hasValue(2);
        assertThat(spans()).containsExactly("contested is done");
    }

    @Test
    void aDuplicateKeyInTheRetryIsRetriedOnceMore() {
        UUID row = UuidV7.next();
        DATABASE.update(INSERT, row);
        handler(_ -> {
                    switch (attempts.incrementAndGet()) {
                        case 1 -> throw new OptimisticLockingFailureException("concurrent update");
                        case 2 -> new StatementBatch(DATABASE).add(INSERT, row);
                        default -> {}
                    }
                })
                .handle(List.of(event("contested")));

        assertThat(attempts).hasValue(3);
        assertThat(spans()).containsExactly("contested is done");
    }

    @Test
    void aDuplicateKeyThatRemainsFails() {
        UUID row = UuidV7.next();
        DATABASE.update(INSERT, row);
        TransactionalBatchHandler reaction = handler(_ -> new StatementBatch(DATABASE).add(INSERT, row));

        assertThatThrownBy(() -> reaction.handle(List.of(event("wrong")))).isInstanceOf(DuplicateKeyException.class);

        assertThat(spans()).containsExactly("wrong failed");
    }

    @Test
    void anEventThatAlwaysFailsIsTriedTwiceAndFailsOnce() {
        TransactionalBatchHandler reaction = handler(_ -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("always");
        });

        assertThatThrownBy(() -> reaction.handle(List.of(event("always")))).hasMessage("always");

        assertThat(attempts).hasValue(2);
        assertThat(spans()).containsExactly("always failed");
    }

    @Test
    void ofEventsThatFailTogetherNoneIsMarkedAsFailed() {
        TransactionalBatchHandler reaction = handler(_ -> {
            throw new IllegalStateException("always");
        });

        assertThatThrownBy(() -> reaction.handle(List.of(event("first"), event("second"))))
                .hasMessage("always");

        assertThat(spans()).isEmpty();
    }

    @Test
    void anEventThatIsDeliveredAgainIsNotHandledAgain() {
        DecodedRecord.Valid event = event("repeated");
        handler(_ -> {}).handle(List.of(event));

        handler(_ -> {}).handle(List.of(event));

        assertThat(spans()).containsExactly("repeated is done");
    }

    private TransactionalBatchHandler handler(EventHandler<Object> handler) {
        return new TransactionalBatchHandler(
                new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(DATABASE.getDataSource()))),
                new InboxRepository(DATABASE),
                handler,
                new EventTracing(tracer, "parcel-service"),
                new ConsumerMetrics(new EventMapperRegistry(List.of(), ""), new SimpleMeterRegistry()));
    }

    /** How each span has ended. */
    private List<String> spans() {
        return exported.getFinishedSpanItems().stream()
                .map(span -> span.getName().replace("process ", "")
                        + (span.getStatus().getStatusCode() == StatusCode.ERROR ? " failed" : " is done"))
                .toList();
    }

    private static DecodedRecord.Valid event(String type) {
        var envelope =
                new Envelope(UuidV7.next(), type, "/parcel-service", Records.order(), Instant.now(), 1, null, null);
        return new DecodedRecord.Valid(
                new ConsumerRecord<>("parcels", 0, 0, new byte[0], new byte[0]),
                type,
                envelope.id(),
                new ReceivedEvent<>(envelope, 1));
    }
}
