package dev.waybill.payments.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.persistence.StatementBatch;
import dev.waybill.payments.domain.ClaimedRequest;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.PaymentRepository;
import dev.waybill.payments.domain.PaymentSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPaymentRepository implements PaymentRepository {

    private static final String LOCK = "select * from payments where order_id = any(?) order by order_id for update";
    private static final String FIND = "select * from payments where order_id = ?";
    private static final String CLAIM = """
            update payments
            set due_at = ?, asked_at = coalesce(asked_at, ?), tries = tries + 1
            where order_id in (
                select order_id from payments where due_at <= ? order by due_at limit ? for update skip locked)
            returning *
            """;
    private static final BulkStatements<PaymentSnapshot> TABLE = new BulkStatements<>("payments", PaymentColumns.ALL);

    private final JdbcTemplate jdbc;
    private final StatementBatch writes;

    JdbcPaymentRepository(JdbcTemplate jdbc, StatementBatch writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @Override
    public LockedPayments lock(Collection<OrderId> orders) {
        List<OrderId> distinct = orders.stream().distinct().sorted().toList();
        Map<OrderId, Payment> payments = new LinkedHashMap<>();
        distinct.forEach(order -> payments.put(order, Payment.unknown(order)));
        Object[] ids = distinct.stream().map(OrderId::value).toArray();
        jdbc.query(
                        LOCK,
                        statement ->
                                statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids)),
                        PaymentRowMapper::payment)
                .forEach(row -> payments.put(row.orderId(), Payment.restore(row)));
        return new LockedPayments(payments);
    }

    @Override
    public void save(Collection<Payment> payments) {
        insert(snapshots(payments.stream().filter(Payment::isNew)));
        update(snapshots(payments.stream().filter(payment -> !payment.isNew())));
    }

    @Override
    public Optional<Payment> find(OrderId order) {
        return jdbc.query(FIND, PaymentRowMapper::payment, order.value()).stream()
                .map(Payment::restore)
                .findFirst();
    }

    @Override
    public List<ClaimedRequest> claim(int limit, Instant now, Duration claim) {
        return jdbc
                .query(
                        CLAIM,
                        PaymentRowMapper::payment,
                        PaymentRowMapper.at(now.plus(claim)),
                        PaymentRowMapper.at(now),
                        PaymentRowMapper.at(now),
                        limit)
                .stream()
                .map(Payment::restore)
                .map(Payment::claimedRequest)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Fails if a row appeared since the lock found none: another instance has received an event of the same order. */
    void insert(List<PaymentSnapshot> rows) {
        if (!rows.isEmpty()) {
            writes.add(TABLE.insert(), TABLE.arguments(rows));
        }
    }

    private void update(List<PaymentSnapshot> rows) {
        if (!rows.isEmpty()) {
            writes.add(TABLE.update(), TABLE.arguments(rows));
        }
    }

    private static List<PaymentSnapshot> snapshots(Stream<Payment> payments) {
        return payments.filter(Payment::hasChanged)
                .map(Payment::snapshot)
                .sorted(Comparator.comparing(PaymentSnapshot::orderId))
                .toList();
    }
}
