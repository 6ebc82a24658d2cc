package dev.waybill.messaging.outbox;

import dev.waybill.events.OrderEvent;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.tracing.TestTracing;
import dev.waybill.persistence.StatementBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

/** The outbox of a service that publishes order events. */
public final class TestOutbox {

    public static final String SOURCE = "/order-service";

    /** As a service has it. */
    static final Clock CLOCK = Clock.tick(Clock.systemUTC(), ChronoUnit.MICROS.getDuration());

    private TestOutbox() {}

    public static Outbox on(JdbcTemplate jdbc) {
        return on(jdbc, 100_000);
    }

    static Outbox on(JdbcTemplate jdbc, int maxBytes) {
        return on(jdbc, maxBytes, CLOCK);
    }

    static Outbox on(JdbcTemplate jdbc, int maxBytes, Clock clock) {
        return new TransactionalOutbox(
                new OutboxRepository(new StatementBatch(jdbc)),
                new EventSerde(List.of(OrderEvent.class)),
                TestTracing.withoutCollector(),
                clock,
                jdbc,
                SOURCE,
                new OutboxProperties(Duration.ofDays(10), DataSize.ofBytes(maxBytes)));
    }
}
