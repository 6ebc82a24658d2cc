package dev.waybill.shipping.persistence;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.messaging.Causation;
import dev.waybill.shipping.domain.ReturnParcel;
import dev.waybill.shipping.domain.ReturnParcels;
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
final class SqlReturnParcels implements ReturnParcels {

    private static final String EXPECT = """
            insert into returns (id, order_id, skus, quantities, expected_at, due_at, cause_id, cause_traceparent)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private static final String SELECT = """
            select id, order_id, skus, quantities, expected_at, due_at, arrived_at, cause_id, cause_traceparent
            from returns
            """;

    private static final String DUE = SELECT + "where due_at <= ? order by due_at limit ?";

    private static final String LOAD = SELECT + "where id = any(?)";

    private static final String ARRIVED = "update returns set arrived_at = ?, due_at = null where id = any(?)";

    private final JdbcTemplate jdbc;

    SqlReturnParcels(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void expect(ReturnParcel parcel) {
        var lines = new Rows<>(parcel.lines());
        jdbc.update(
                EXPECT,
                parcel.id().value(),
                parcel.orderId().value(),
                lines.texts(line -> line.sku().value()),
                lines.integers(line -> line.quantity().units()),
                timestamp(parcel.expectedAt()),
                timestamp(parcel.dueAt()),
                parcel.cause().eventId(),
                parcel.cause().traceparent());
    }

    @Override
    public List<ReturnParcel> due(Instant now, int most) {
        return jdbc.query(DUE, SqlReturnParcels::read, timestamp(now), most);
    }

    @Override
    public List<ReturnParcel> load(Collection<ReturnId> ids) {
        return jdbc.query(LOAD, SqlReturnParcels::read, new Rows<>(List.copyOf(ids)).uuids(ReturnId::value));
    }

    @Override
    public Optional<ReturnParcel> find(ReturnId id) {
        return load(List.of(id)).stream().findFirst();
    }

    @Override
    public void arrived(Collection<ReturnParcel> parcels, Instant at) {
        if (!parcels.isEmpty()) {
            var rows = new Rows<>(List.copyOf(parcels));
            jdbc.update(ARRIVED, timestamp(at), rows.uuids(parcel -> parcel.id().value()));
        }
    }

    private static ReturnParcel read(ResultSet row, int ignored) throws SQLException {
        return new ReturnParcel(
                new ReturnId(row.getObject("id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                lines(row),
                requireNonNull(ShipmentColumns.time(row, "expected_at")),
                ShipmentColumns.time(row, "due_at"),
                ShipmentColumns.time(row, "arrived_at"),
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
