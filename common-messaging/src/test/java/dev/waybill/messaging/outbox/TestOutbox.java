package dev.waybill.messaging.outbox;

import dev.waybill.events.OrderEvent;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.codec.EventSerde;
import dev.waybill.messaging.tracing.NoopEventTracing;
import dev.waybill.persistence.StatementBatch;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox of a service that publishes order events. */
public final class TestOutbox {

    public static final String SOURCE = "/order-service";

    private TestOutbox() {}

    public static Outbox on(JdbcTemplate jdbc) {
        return on(jdbc, 100_000);
    }

    static Outbox on(JdbcTemplate jdbc, int maxBytes) {
        return new TransactionalOutbox(
                new OutboxRepository(new StatementBatch(jdbc)),
                EventSerde.of(OrderEvent.class),
                new NoopEventTracing(),
                Clock.systemUTC(),
                SOURCE,
                maxBytes);
    }
}
