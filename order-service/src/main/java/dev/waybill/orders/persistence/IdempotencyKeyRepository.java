package dev.waybill.orders.persistence;

import static dev.waybill.persistence.StatementBatch.column;

import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.persistence.StatementBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * The idempotency keys of placed orders. A key is saved in the same transaction as its order, so neither exists without
 * the other. An advisory lock marks a request in flight. It is released when its transaction ends, and unlike the unique index it
 * can be tried without waiting. Thread-safe.
 */
@Component
public final class IdempotencyKeyRepository {

    private static final String LOCK = """
            select c.customer_id, c.key,
                pg_try_advisory_xact_lock(hashtextextended(c.customer_id || chr(31) || c.key, 0)) as locked
            from unnest(?::text[], ?::text[]) as c(customer_id, key)
            """;

    /** A statement of its own, so that it sees what was saved by whoever had one of the locks until just now. */
    private static final String FIND = """
            select k.customer_id, k.key, k.request_hash, k.order_id, k.response
            from unnest(?::text[], ?::text[]) as c(customer_id, key)
            join idempotency_keys k on k.customer_id = c.customer_id and k.key = c.key
            """;

    private static final String SAVE = """
            insert into idempotency_keys (customer_id, key, request_hash, order_id, response, created_at)
            select * from unnest(?::text[], ?::text[], ?::bytea[], ?::uuid[], ?::bytea[], ?::timestamptz[])
            """;

    private static final String DELETE_OLD = """
            delete from idempotency_keys where ctid = any(array(
                select ctid from idempotency_keys where created_at < ? limit ?))
            """;

    private static final String UNIQUE_INDEX = "idempotency_keys_pkey";

    private final JdbcClient jdbc;
    private final StatementBatch statements;

    /** The state of a key. */
    public sealed interface Claim {

        /** The key is new, and the caller holds it now. */
        record Free() implements Claim {}

        /** Another request holds the key. */
        record InFlight() implements Claim {}

        /** An order was placed with the key. */
        record Completed(byte[] requestHash, StoredResponse response) implements Claim {}
    }

    /** The response to the request of a key. */
    public record KeyedResponse(IdempotencyKey key, byte[] requestHash, StoredResponse response, Instant createdAt) {}

    IdempotencyKeyRepository(JdbcClient jdbc, StatementBatch statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    /** Holds the free ones of these keys until the transaction ends. Does not wait if another transaction holds one. */
    public Map<IdempotencyKey, Claim> claimAll(Collection<IdempotencyKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var claims = new HashMap<IdempotencyKey, Claim>();
        statement(LOCK, keys).query(row -> {
            claims.put(key(row), row.getBoolean("locked") ? new Claim.Free() : new Claim.InFlight());
        });
        statement(FIND, keys).query(row -> {
            claims.put(key(row), completed(row));
        });
        return claims;
    }

    private StatementSpec statement(String sql, Collection<IdempotencyKey> keys) {
        return jdbc.sql(sql)
                .param(keys.stream().map(IdempotencyKey::customerId).toArray(String[]::new))
                .param(keys.stream().map(IdempotencyKey::key).toArray(String[]::new));
    }

    private static IdempotencyKey key(ResultSet row) throws SQLException {
        return new IdempotencyKey(row.getString("customer_id"), row.getString("key"));
    }

    /**
     * Saves responses just before the commit. If one of the keys was saved meanwhile, the transaction fails, and
     * {@link #isSavedBefore} says so.
     */
    public void saveAll(List<KeyedResponse> responses) {
        if (!responses.isEmpty()) {
            statements.add(
                    SAVE,
                    column("text", responses, one -> one.key().customerId()),
                    column("text", responses, one -> one.key().key()),
                    bytes(responses, KeyedResponse::requestHash),
                    column("uuid", responses, one -> one.response().orderId().value()),
                    bytes(responses, one -> one.response().body()),
                    column("timestamptz", responses, one -> one.createdAt().atOffset(ZoneOffset.UTC)));
        }
    }

    private static SqlArrayValue bytes(List<KeyedResponse> rows, Function<KeyedResponse, byte[]> value) {
        return new SqlArrayValue("bytea", (Object[]) rows.stream().map(value).toArray(byte[][]::new));
    }

    /** Whether a transaction failed because a key was saved before. */
    public static boolean isSavedBefore(DuplicateKeyException failure) {
        return failure.getMostSpecificCause() instanceof PSQLException cause
                && cause.getServerErrorMessage() != null
                && UNIQUE_INDEX.equals(cause.getServerErrorMessage().getConstraint());
    }

    /** @return how many were deleted */
    public int deleteOlderThan(Instant savedBefore, int limit) {
        return jdbc.sql(DELETE_OLD)
                .params(savedBefore.atOffset(ZoneOffset.UTC), limit)
                .update();
    }

    private static Claim completed(ResultSet row) throws SQLException {
        var order = new OrderId(row.getObject("order_id", UUID.class));
        return new Claim.Completed(row.getBytes("request_hash"), new StoredResponse(order, row.getBytes("response")));
    }
}
