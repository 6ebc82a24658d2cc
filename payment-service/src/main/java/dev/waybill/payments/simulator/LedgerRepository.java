package dev.waybill.payments.simulator;

import static dev.waybill.persistence.StatementBatch.column;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayOutcome.Definite;
import dev.waybill.persistence.StatementBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The SQL of the ledger; a statement takes any number of rows. */
@Component
@ConditionalOnSimulator
class LedgerRepository {

    private static final String LOCK = "select * from accounts where order_id = any(?) order by order_id for update";
    private static final String DECIDED =
            "select idempotency_key, reference, code from operations where idempotency_key = any(?)";
    private static final String ADD = """
            insert into operations (idempotency_key, order_id, operation, currency, amount, reference, code, time)
            select * from unnest(?::text[], ?::uuid[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::text[],
                ?::timestamptz[])
            """;
    private static final String PUT = """
            insert into accounts (order_id, currency, authorized, captured, refunded, voided, captures_to_refuse)
            select * from unnest(?::uuid[], ?::text[], ?::numeric[], ?::numeric[], ?::numeric[], ?::boolean[],
                ?::integer[])
            on conflict (order_id) do update set authorized = excluded.authorized, captured = excluded.captured,
                refunded = excluded.refunded, voided = excluded.voided,
                captures_to_refuse = excluded.captures_to_refuse
            """;

    private final JdbcTemplate jdbc;
    private final StatementBatch writes;

    LedgerRepository(SimulatorDatabase database) {
        this.jdbc = database.jdbc();
        this.writes = new StatementBatch(jdbc);
    }

    /** The existing accounts, locked in the order of their ids. */
    Map<OrderId, LedgerAccount> lockAccounts(Collection<OrderId> orders) {
        Map<OrderId, LedgerAccount> accounts = new HashMap<>();
        jdbc.query(LOCK, LedgerRepository::account, column("uuid", orders, OrderId::value))
                .forEach(account -> accounts.put(account.orderId(), account));
        return accounts;
    }

    /** The existing decisions, by key. */
    Map<String, Definite> decided(Collection<String> keys) {
        Map<String, Definite> outcomes = new HashMap<>();
        jdbc.query(
                DECIDED,
                row -> {
                    outcomes.put(row.getString("idempotency_key"), outcome(row));
                },
                column("text", keys, key -> key));
        return outcomes;
    }

    void add(List<LedgerDecision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        List<LedgerDecision> rows = decisions.stream()
                .sorted(Comparator.comparing(decision -> decision.request().idempotencyKey()))
                .toList();
        writes.add(
                ADD,
                column("text", rows, row -> row.request().idempotencyKey()),
                column("uuid", rows, row -> row.request().orderId().value()),
                column("text", rows, row -> row.request().operation().code()),
                column("text", rows, row -> LedgerAccount.currency(row.request())),
                column("numeric", rows, row -> LedgerAccount.amount(row.request())),
                column("text", rows, LedgerDecision::reference),
                column("text", rows, LedgerDecision::code),
                column("timestamptz", rows, LedgerDecision::time));
    }

    void put(Collection<LedgerAccount> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        List<LedgerAccount> rows = accounts.stream()
                .sorted(Comparator.comparing(LedgerAccount::orderId))
                .toList();
        writes.add(
                PUT,
                column("uuid", rows, row -> row.orderId().value()),
                column("text", rows, LedgerAccount::currency),
                column("numeric", rows, LedgerAccount::authorized),
                column("numeric", rows, LedgerAccount::captured),
                column("numeric", rows, LedgerAccount::refunded),
                column("boolean", rows, LedgerAccount::voided),
                column("integer", rows, LedgerAccount::capturesToRefuse));
    }

    private static LedgerAccount account(ResultSet row, int ignored) throws SQLException {
        return new LedgerAccount(
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getString("currency"),
                row.getBigDecimal("authorized"),
                row.getBigDecimal("captured"),
                row.getBigDecimal("refunded"),
                row.getBoolean("voided"),
                row.getInt("captures_to_refuse"));
    }

    private static Definite outcome(ResultSet row) throws SQLException {
        String reference = row.getString("reference");
        return reference == null
                ? new GatewayOutcome.Refused(new ReasonCode(Objects.requireNonNull(row.getString("code"))))
                : new GatewayOutcome.Accepted(new PaymentReference(reference));
    }
}
