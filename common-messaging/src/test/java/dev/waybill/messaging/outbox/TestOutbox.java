package dev.waybill.messaging.outbox;

import dev.waybill.events.OrderEvent;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.codec.EventCodec;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox of a service that owns orders. */
public final class TestOutbox {

    public static final String SOURCE = "/order-service";

    private TestOutbox() {}

    public static Outbox on(JdbcTemplate jdbc) {
        return on(jdbc, 100_000);
    }

    static Outbox on(JdbcTemplate jdbc, int mostBytes) {
        var trace = new CurrentTrace(() -> null);
        return new TransactionalOutbox(
                new Journal(jdbc), EventCodec.of(OrderEvent.class), trace, Clock.systemUTC(), SOURCE, mostBytes);
    }
}
