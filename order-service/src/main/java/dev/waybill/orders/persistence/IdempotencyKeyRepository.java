package dev.waybill.orders.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.StoredResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The idempotency keys of placed orders. A key is saved in the same transaction as its order, so neither exists without
 * the other. An advisory lock marks a request in flight. It is released when its transaction ends, and unlike the unique index it
 * can be tried without waiting. The index remains decisive, because the statement may read the row before it gets the
 * lock. Thread-safe.
 */
@Component
public final class IdempotencyKeyRepository {

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

    /** The state of a key. */
    public sealed interface Claim {

        /** The key is new, and the caller holds it now. */
        record Free() implements Claim {}

        /** Another request holds the key. */
        record InFlight() implements Claim {}

        /** An order was placed with the key. */
        record Completed(byte[] requestHash, StoredResponse response) implements Claim {}
    }

    IdempotencyKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the key until the transaction ends. Does not wait if another transaction holds it. */
    public Claim claim(IdempotencyKey key) {
        return jdbc.sql(CLAIM)
                .params(key.customerId(), key.key())
                .query(IdempotencyKeyRepository::claim)
                .single();
    }

    /** @return false if the key was saved before */
    public boolean save(IdempotencyKey key, byte[] requestHash, StoredResponse response, Instant now) {
        return jdbc.sql(SAVE)
                        .param(key.customerId())
                        .param(key.key())
                        .param(requestHash)
                        .param(response.orderId().value())
                        .param(response.body())
                        .param(now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @return how many were deleted */
    public int deleteOlderThan(Instant savedBefore, int limit) {
        return jdbc.sql(DELETE_OLD)
                .params(savedBefore.atOffset(ZoneOffset.UTC), limit)
                .update();
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        byte[] hash = row.getBytes("request_hash");
        if (hash != null) {
            var response =
                    new StoredResponse(new OrderId(row.getObject("order_id", UUID.class)), row.getBytes("response"));
            return new Claim.Completed(hash, response);
        }
        return row.getBoolean("free") ? new Claim.Free() : new Claim.InFlight();
    }
}
