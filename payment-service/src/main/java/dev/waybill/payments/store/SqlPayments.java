package dev.waybill.payments.store;

import static java.util.stream.Collectors.joining;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Writes;
import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Payments;
import dev.waybill.payments.domain.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
    private static final String INSERT =
            "insert into payments (" + names("") + ") select * from unnest(" + arrays() + ") on conflict do nothing";
    private static final String UPDATE = "update payments set (" + names("") + ") = (" + names("v.") + ") from unnest("
            + arrays() + ") as v (" + names("") + ") where payments.order_id = v.order_id";

    private final JdbcTemplate jdbc;
    private final Writes writes;

    SqlPayments(JdbcTemplate jdbc, Writes writes) {
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
        // A row that appeared since the lock found none belongs to someone who was told of the same order elsewhere.
        insert(snapshots(payments.stream().filter(Payment::isNew)));
        write(UPDATE, snapshots(payments.stream().filter(payment -> !payment.isNew())));
    }

    @Override
    public Optional<Payment> find(OrderId order) {
        return jdbc.query(FIND, Row::read, order.value()).stream()
                .map(Payment::restore)
                .findFirst();
    }

    @Override
    public List<Due> claim(int most, Instant now, Duration claim) {
        return jdbc.query(CLAIM, Row::read, at(now.plus(claim)), at(now), at(now), most).stream()
                .map(Payment::restore)
                .map(Payment::due)
                .flatMap(Optional::stream)
                .toList();
    }

    void insert(List<Snapshot> rows) {
        write(INSERT, rows);
    }

    private static List<Snapshot> snapshots(Stream<Payment> payments) {
        return payments.filter(Payment::hasChanged)
                .map(Payment::snapshot)
                .sorted(Comparator.comparing(Snapshot::orderId))
                .toList();
    }

    private void write(String sql, List<Snapshot> rows) {
        if (!rows.isEmpty()) {
            writes.addExactly(
                    rows.size(),
                    sql,
                    Column.ALL.stream().map(column -> column.array(rows)).toArray());
        }
    }

    private static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String names(String prefix) {
        return Column.ALL.stream().map(column -> prefix + column.name()).collect(joining(", "));
    }

    private static String arrays() {
        return Column.ALL.stream().map(column -> "?::" + column.type() + "[]").collect(joining(", "));
    }
}
