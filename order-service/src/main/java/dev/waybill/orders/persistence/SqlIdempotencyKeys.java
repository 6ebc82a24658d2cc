package dev.waybill.orders.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.orders.api.IdempotencyKey;
import dev.waybill.orders.api.IdempotencyKeys;
import dev.waybill.orders.api.PlacedAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An advisory lock stands for a request in flight. It is free again at the moment its holder commits or dies, and unlike
 * the unique index it can be asked for without waiting. The index remains the last word: the look at the row may be a
 * moment older than the lock.
 */
@Component
final class SqlIdempotencyKeys implements IdempotencyKeys {

    private static final String CLAIM = """
            select pg_try_advisory_xact_lock(hashtextextended(c.customer_id || chr(31) || c.key, 0)) as free,
                k.request_hash, k.order_id, k.response
            from (values (?::text, ?::text)) as c(customer_id, key)
            left join idempotency_keys k on k.customer_id = c.customer_id and k.key = c.key
            """;

    private static final String KEEP = """
            insert into idempotency_keys (customer_id, key, request_hash, order_id, response, created_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private static final String FORGET = """
            delete from idempotency_keys where ctid = any(array(
                select ctid from idempotency_keys where created_at < ? limit ?))
            """;

    private final JdbcClient jdbc;

    SqlIdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Claim claim(IdempotencyKey key) {
        return jdbc.sql(CLAIM)
                .params(key.customerId(), key.key())
                .query(SqlIdempotencyKeys::claim)
                .single();
    }

    @Override
    public boolean keep(IdempotencyKey key, byte[] requestHash, PlacedAnswer answer, Instant now) {
        return jdbc.sql(KEEP)
                        .param(key.customerId())
                        .param(key.key())
                        .param(requestHash)
                        .param(answer.orderId().value())
                        .param(answer.body())
                        .param(Columns.at(now))
                        .update()
                == 1;
    }

    @Override
    public int forget(Instant keptBefore, int most) {
        return jdbc.sql(FORGET).params(Columns.at(keptBefore), most).update();
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        byte[] hash = row.getBytes("request_hash");
        if (hash != null) {
            var answer = new PlacedAnswer(new OrderId(Columns.uuid(row, "order_id")), row.getBytes("response"));
            return new Claim.Kept(hash, answer);
        }
        return row.getBoolean("free") ? new Claim.Free() : new Claim.InFlight();
    }
}
