package dev.waybill.inventory.persistence;

import static java.util.function.Predicate.not;

import dev.waybill.events.OrderId;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.domain.ReservationRepository;
import dev.waybill.inventory.domain.ReservationStatus;
import dev.waybill.persistence.StatementBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Loads a batch with one statement and saves it with one insert and one update. */
@Component
final class JdbcReservationRepository implements ReservationRepository {

    private static final String SELECT =
            "select order_id, version, state, sequence, skus, quantities from reservations ";

    private static final String LOCK = SELECT + "where order_id = any(?) order by order_id for update";

    private static final String FIND = SELECT + "where order_id = ?";

    private static final String ROWS = """
            select order_id, version, state, sequence, skus::text[], quantities::integer[]
            from unnest(?, ?, ?, ?, ?, ?) as u (order_id, version, state, sequence, skus, quantities)
            """;

    private static final String INSERT =
            "insert into reservations (order_id, version, state, sequence, skus, quantities) " + ROWS;

    private static final String UPDATE = """
            update reservations
            set version = u.version, state = u.state, sequence = u.sequence, skus = u.skus, quantities = u.quantities
            from (%s) as u where reservations.order_id = u.order_id
            """.formatted(ROWS);

    private final JdbcTemplate jdbc;
    private final StatementBatch writes;

    JdbcReservationRepository(JdbcTemplate jdbc, StatementBatch writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @Override
    public Map<OrderId, Reservation> lock(Collection<OrderId> orderIds) {
        List<OrderId> sorted = orderIds.stream().distinct().sorted().toList();
        Map<OrderId, Reservation> reservations = LinkedHashMap.newLinkedHashMap(sorted.size());
        sorted.forEach(id -> reservations.put(id, Reservation.unknown(id)));
        jdbc.query(LOCK, JdbcReservationRepository::read, new StockColumnArrays<>(sorted).uuids(OrderId::value))
                .forEach(stored -> reservations.put(stored.orderId(), stored));
        return reservations;
    }

    @Override
    public void save(Collection<Reservation> reservations) {
        // A missing row could not be locked: if another transaction inserted it first, the insert fails.
        write(INSERT, changed(reservations, Reservation::isNew));
        write(UPDATE, changed(reservations, not(Reservation::isNew)));
    }

    private static List<Reservation> changed(Collection<Reservation> reservations, Predicate<Reservation> filter) {
        return reservations.stream()
                .filter(Reservation::isChanged)
                .filter(filter)
                .sorted(Comparator.comparing(Reservation::orderId))
                .toList();
    }

    private void write(String sql, List<Reservation> reservations) {
        if (reservations.isEmpty()) {
            return;
        }
        var rows = new StockColumnArrays<>(reservations);
        Object[] values = {
            rows.uuids(reservation -> reservation.orderId().value()),
            rows.integers(reservation -> reservation.loadedVersion() + 1),
            rows.texts(reservation -> reservation.status().name()),
            rows.longs(Reservation::sequence),
            rows.texts(reservation -> LineItemArrays.skus(reservation.lines())),
            rows.texts(reservation -> LineItemArrays.quantities(reservation.lines()))
        };
        writes.add(sql, values);
    }

    @Override
    public Optional<Reservation> find(OrderId orderId) {
        return jdbc.query(FIND, JdbcReservationRepository::read, orderId.value()).stream()
                .filter(reservation -> reservation.status().isDecided())
                .findFirst();
    }

    private static Reservation read(ResultSet row, int ignored) throws SQLException {
        return Reservation.stored(
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getInt("version"),
                ReservationStatus.valueOf(row.getString("state")),
                LineItemArrays.read(row),
                row.getLong("sequence"));
    }
}
