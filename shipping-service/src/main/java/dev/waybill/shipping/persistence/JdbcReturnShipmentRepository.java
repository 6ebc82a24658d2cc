package dev.waybill.shipping.persistence;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.messaging.Causation;
import dev.waybill.shipping.domain.ReturnShipment;
import dev.waybill.shipping.domain.ReturnShipmentRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
final class JdbcReturnShipmentRepository implements ReturnShipmentRepository {

    private static final String INSERT = """
            insert into returns (id, order_id, skus, quantities, expected_at, due_at, cause_id, cause_traceparent)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private static final String SELECT = """
            select id, order_id, skus, quantities, expected_at, due_at, arrived_at, cause_id, cause_traceparent
            from returns
            """;

    private static final String FIND_DUE = SELECT + "where due_at <= ? order by due_at limit ?";

    private static final String FIND_ALL = SELECT + "where id = any(?)";

    private static final String SAVE_ARRIVALS = "update returns set arrived_at = ?, due_at = null where id = any(?)";

    private final JdbcTemplate jdbc;

    JdbcReturnShipmentRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void insertIfAbsent(ReturnShipment returned) {
        var lines = new ShipmentColumnArrays<>(returned.lines());
        jdbc.update(
                INSERT,
                returned.id().value(),
                returned.orderId().value(),
                lines.texts(line -> line.sku().value()),
                lines.integers(line -> line.quantity().units()),
                timestamp(returned.expectedAt()),
                timestamp(returned.dueAt()),
                returned.cause().eventId(),
                returned.cause().traceparent());
    }

    @Override
    public List<ReturnShipment> findDue(Instant now, int limit) {
        return jdbc.query(FIND_DUE, JdbcReturnShipmentRepository::read, timestamp(now), limit);
    }

    @Override
    public List<ReturnShipment> findAll(Collection<ReturnId> ids) {
        return jdbc.query(
                FIND_ALL,
                JdbcReturnShipmentRepository::read,
                new ShipmentColumnArrays<>(List.copyOf(ids)).uuids(ReturnId::value));
    }

    @Override
    public Optional<ReturnShipment> find(ReturnId id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public void saveArrivals(Collection<ReturnShipment> arrived, Instant at) {
        if (!arrived.isEmpty()) {
            var rows = new ShipmentColumnArrays<>(List.copyOf(arrived));
            jdbc.update(
                    SAVE_ARRIVALS,
                    timestamp(at),
                    rows.uuids(returned -> returned.id().value()));
        }
    }

    private static ReturnShipment read(ResultSet row, int ignored) throws SQLException {
        return new ReturnShipment(
                new ReturnId(row.getObject("id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                lines(row),
                requireNonNull(ShipmentRowMapper.time(row, "expected_at")),
                ShipmentRowMapper.time(row, "due_at"),
                ShipmentRowMapper.time(row, "arrived_at"),
                new Causation(row.getObject("cause_id", UUID.class), row.getString("cause_traceparent")));
    }

    private static List<LineItem> lines(ResultSet row) throws SQLException {
        String[] skus = (String[]) row.getArray("skus").getArray();
        Integer[] quantities = (Integer[]) row.getArray("quantities").getArray();
        var lines = new ArrayList<LineItem>(skus.length);
        for (int i = 0; i < skus.length; i++) {
            lines.add(new LineItem(new Sku(skus[i]), new Quantity(quantities[i])));
        }
        return lines;
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
