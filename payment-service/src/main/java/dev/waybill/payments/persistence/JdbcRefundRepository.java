package dev.waybill.payments.persistence;

import static java.util.stream.Collectors.toMap;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.domain.ClaimedRequest;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.domain.RefundRepository;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes at once, because the refund of one return counts for the next one in the same transaction. */
@Repository
class JdbcRefundRepository implements RefundRepository {

    private static final String FIND = "select * from refunds where id = any(?)";
    private static final String PROMISED =
            "select coalesce(sum(amount), 0) from refunds where order_id = ? and state <> 'REJECTED'";
    private static final String CLAIM = """
            update refunds
            set due_at = ?, asked_at = coalesce(asked_at, ?), tries = tries + 1
            where id in (select id from refunds where due_at <= ? order by due_at limit ? for update skip locked)
            returning *
            """;
    private static final BulkStatements<Refund> TABLE = new BulkStatements<>("refunds", RefundColumns.ALL);

    private final JdbcTemplate jdbc;

    JdbcRefundRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Refund refund) {
        jdbc.update(TABLE.insert(), TABLE.arguments(List.of(refund)));
    }

    @Override
    public Map<ReturnId, Refund> find(Collection<ReturnId> ids) {
        Object[] keys = ids.stream().map(ReturnId::value).toArray();
        return jdbc
                .query(
                        FIND,
                        statement ->
                                statement.setArray(1, statement.getConnection().createArrayOf("uuid", keys)),
                        PaymentRowMapper::refund)
                .stream()
                .collect(toMap(Refund::id, refund -> refund));
    }

    @Override
    public BigDecimal promised(OrderId order) {
        return Objects.requireNonNull(jdbc.queryForObject(PROMISED, BigDecimal.class, order.value()));
    }

    @Override
    public void save(List<Refund> changed) {
        if (!changed.isEmpty()) {
            jdbc.update(TABLE.update(), TABLE.arguments(changed));
        }
    }

    @Override
    public List<ClaimedRequest> claim(int limit, Instant now, Duration claim) {
        return jdbc
                .query(
                        CLAIM,
                        PaymentRowMapper::refund,
                        PaymentRowMapper.at(now.plus(claim)),
                        PaymentRowMapper.at(now),
                        PaymentRowMapper.at(now),
                        limit)
                .stream()
                .map(Refund::claimedRequest)
                .flatMap(Optional::stream)
                .toList();
    }
}
