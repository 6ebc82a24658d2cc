package dev.waybill.payments.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.StatementBatch;
import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Payments;
import dev.waybill.payments.domain.Snapshot;
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
class SqlPayments implements Payments {

    private static final String LOCK = "select * from payments where order_id = any(?) order by order_id for update";
    private static final String FIND = "select * from payments where order_id = ?";
    private static final String CLAIM = """
            update payments
            set due_at = ?, asked_at = coalesce(asked_at, ?), tries = tries + 1
            where order_id in (
                select order_id from payments where due_at <= ? order by due_at limit ? for update skip locked)
            returning *
            """;
    private static final Table<Snapshot> TABLE = new Table<>("payments", PaymentColumns.ALL);

    private final JdbcTemplate jdbc;
    private final StatementBatch writes;

    SqlPayments(JdbcTemplate jdbc, StatementBatch writes) {
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
                        Row::read)
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
        return jdbc.query(FIND, Row::read, order.value()).stream()
                .map(Payment::restore)
                .findFirst();
    }

    @Override
    public List<Due> claim(int most, Instant now, Duration claim) {
        return jdbc.query(CLAIM, Row::read, Row.at(now.plus(claim)), Row.at(now), Row.at(now), most).stream()
                .map(Payment::restore)
                .map(Payment::due)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Fails if a row appeared since the lock found none: somebody was told of the same order elsewhere. */
    void insert(List<Snapshot> rows) {
        if (!rows.isEmpty()) {
            writes.add(TABLE.insert(), TABLE.arguments(rows));
        }
    }

    private void update(List<Snapshot> rows) {
        if (!rows.isEmpty()) {
            writes.add(TABLE.update(), TABLE.arguments(rows));
        }
    }

    private static List<Snapshot> snapshots(Stream<Payment> payments) {
        return payments.filter(Payment::hasChanged)
                .map(Payment::snapshot)
                .sorted(Comparator.comparing(Snapshot::orderId))
                .toList();
    }
}
