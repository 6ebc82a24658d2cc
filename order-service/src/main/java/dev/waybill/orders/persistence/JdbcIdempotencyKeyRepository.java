package dev.waybill.orders.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.IdempotencyKeyRepository;
import dev.waybill.orders.domain.StoredResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An advisory lock marks a request in flight. It is released when its transaction ends, and unlike the unique index it
 * can be tried without waiting. The index remains decisive, because the statement may read the row before it gets the
 * lock.
 */
@Component
final class JdbcIdempotencyKeyRepository implements IdempotencyKeyRepository {

    private static final String CLAIM = """
            select pg_try_advisory_xact_lock(hashtextextended(c.customer_id || chr(31) || c.key, 0)) as free,
                k.request_hash, k.order_id, k.response
            from (values (?::text, ?::text)) as c(customer_id, key)
            left join idempotency_keys k on k.customer_id = c.customer_id and k.key = c.key
            """;

    private static final String SAVE = """
            insert into idempotency_keys (customer_id, key, request_hash, order_id, response, created_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private static final String DELETE_OLD = """
            delete from idempotency_keys where ctid = any(array(
                select ctid from idempotency_keys where created_at < ? limit ?))
            """;

    private final JdbcClient jdbc;

    JdbcIdempotencyKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Claim claim(IdempotencyKey key) {
        return jdbc.sql(CLAIM)
                .params(key.customerId(), key.key())
                .query(JdbcIdempotencyKeyRepository::claim)
                .single();
    }

    @Override
    public boolean save(IdempotencyKey key, byte[] requestHash, StoredResponse response, Instant now) {
        return jdbc.sql(SAVE)
                        .param(key.customerId())
                        .param(key.key())
                        .param(requestHash)
                        .param(response.orderId().value())
                        .param(response.body())
                        .param(JdbcValues.timestamp(now))
                        .update()
                == 1;
    }

    @Override
    public int deleteOlderThan(Instant savedBefore, int limit) {
        return jdbc.sql(DELETE_OLD)
                .params(JdbcValues.timestamp(savedBefore), limit)
                .update();
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        byte[] hash = row.getBytes("request_hash");
        if (hash != null) {
            var response = new StoredResponse(new OrderId(JdbcValues.uuid(row, "order_id")), row.getBytes("response"));
            return new Claim.Completed(hash, response);
        }
        return row.getBoolean("free") ? new Claim.Free() : new Claim.InFlight();
    }
}
