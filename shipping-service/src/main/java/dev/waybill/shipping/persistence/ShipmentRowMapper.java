package dev.waybill.shipping.persistence;

import dev.waybill.events.Address;
import dev.waybill.events.Carrier;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.TrackingNumber;
import dev.waybill.messaging.Causation;
import dev.waybill.shipping.domain.Booking;
import dev.waybill.shipping.domain.ShipmentSnapshot;
import dev.waybill.shipping.domain.ShipmentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps a row of {@code shipments}. */
final class ShipmentRowMapper {

    private ShipmentRowMapper() {}

    static ShipmentSnapshot read(ResultSet row, int ignored) throws SQLException {
        String code = row.getString("failure_code");
        return new ShipmentSnapshot(
                new OrderId(row.getObject("order_id", UUID.class)),
                ShipmentStatus.valueOf(row.getString("state")),
                row.getLong("sequence"),
                booking(row),
                address(row),
                time(row, "due_at"),
                row.getInt("attempts"),
                cause(row),
                time(row, "scheduled_at"),
                time(row, "dispatched_at"),
                time(row, "delivered_at"),
                code == null ? null : new ReasonCode(code));
    }

    private static @Nullable Booking booking(ResultSet row) throws SQLException {
        String carrier = row.getString("carrier");
        return carrier == null
                ? null
                : new Booking(new Carrier(carrier), new TrackingNumber(row.getString("tracking_number")));
    }

    private static @Nullable Address address(ResultSet row) throws SQLException {
        String recipient = row.getString("recipient");
        return recipient == null
                ? null
                : new Address(
                        recipient,
                        row.getString("street"),
                        row.getString("city"),
                        row.getString("postal_code"),
                        row.getString("country"));
    }

    private static @Nullable Causation cause(ResultSet row) throws SQLException {
        UUID id = row.getObject("cause_id", UUID.class);
        return id == null ? null : new Causation(id, row.getString("cause_traceparent"));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
