package dev.waybill.payments.simulator;

import dev.waybill.events.OrderId;
import dev.waybill.web.ProblemException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The bookings of the gateway itself for an order, independent of the service's own database. Refusals book nothing. */
@RestController
@ConditionalOnSimulator
class LedgerController {

    private static final String BOOKED = """
            select operation, amount, currency, idempotency_key, time from operations
            where order_id = ? and reference is not null
            order by time, operation
            """;
    private static final String KNOWN = "select exists (select 1 from accounts where order_id = ?)";

    private final JdbcTemplate jdbc;

    record LedgerResponse(List<LedgerItem> items) {}

    /** One booking. */
    record LedgerItem(String operation, BigDecimal amount, String currency, String idempotencyKey, Instant time) {}

    LedgerController(SimulatorDatabase database) {
        this.jdbc = database.jdbc();
    }

    @GetMapping("/simulator/ledger/{orderId}")
    LedgerResponse ledger(@PathVariable OrderId orderId) {
        List<LedgerItem> items = jdbc.query(BOOKED, LedgerController::item, orderId.value());
        if (items.isEmpty() && !Boolean.TRUE.equals(jdbc.queryForObject(KNOWN, Boolean.class, orderId.value()))) {
            throw ProblemException.notFound("The gateway has no account for order " + orderId + ".");
        }
        return new LedgerResponse(items);
    }

    private static LedgerItem item(ResultSet row, int ignored) throws SQLException {
        return new LedgerItem(
                row.getString("operation"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("idempotency_key"),
                row.getObject("time", OffsetDateTime.class).toInstant());
    }
}
