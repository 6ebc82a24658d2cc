package dev.waybill.orders.persistence;

import dev.waybill.events.Address;
import dev.waybill.events.Amount;
import dev.waybill.events.CustomerId;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.events.TrackingNumber;
import dev.waybill.messaging.Causation;
import dev.waybill.orders.domain.ExpiredOrder;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.OrderDraft;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.OrderState;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.SagaFlag;
import dev.waybill.orders.domain.ShipmentDetails;
import dev.waybill.orders.domain.StatusReason;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps rows to orders. */
final class OrderRowMapper {

    private static final String STATE_COLUMNS = """
            id, status, reason, reserved, authorized, dispatched, captured, capture_failed, tracking_number,
            placed_at, updated_at, version, sequence, currency, total,
            ship_name, ship_street, ship_city, ship_postal_code, ship_country
            """;

    /** The columns of an {@link Order}; its lines only while they are needed to confirm it. */
    static final String SAGA_COLUMNS = STATE_COLUMNS + """
            , case when status = 'PENDING' then skus end as skus
            , case when status = 'PENDING' then quantities end as quantities
            """;

    /** The columns of {@link OrderDetails}. */
    static final String DETAIL_COLUMNS =
            STATE_COLUMNS + ", customer_id, payment_method, skus, names, quantities, unit_prices";

    private OrderRowMapper() {}

    static Order order(ResultSet row, int number) throws SQLException {
        var total = new Money(new Amount(row.getBigDecimal("total")), JdbcValues.currency(row));
        return new Order(id(row), total, JdbcValues.instant(row, "placed_at"), shipmentDetails(row), state(row));
    }

    static ExpiredOrder expiredOrder(ResultSet row, int number) throws SQLException {
        var placement = new Causation(JdbcValues.uuid(row, "placement_event"), row.getString("placement_trace"));
        return new ExpiredOrder(order(row, number), placement);
    }

    static OrderDetails details(ResultSet row, int number) throws SQLException {
        var draft = new OrderDraft(
                new CustomerId(row.getString("customer_id")),
                lines(row),
                new PaymentMethod(row.getString("payment_method")),
                address(row));
        return new OrderDetails(id(row), draft, JdbcValues.instant(row, "placed_at"), state(row));
    }

    private static OrderId id(ResultSet row) throws SQLException {
        return new OrderId(JdbcValues.uuid(row, "id"));
    }

    private static OrderState state(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String trackingNumber = row.getString("tracking_number");
        return new OrderState(
                OrderStatus.valueOf(row.getString("status")),
                reason == null ? null : StatusReason.valueOf(reason),
                flags(row),
                trackingNumber == null ? null : new TrackingNumber(trackingNumber),
                JdbcValues.instant(row, "updated_at"),
                row.getInt("version"),
                row.getLong("sequence"));
    }

    private static EnumSet<SagaFlag> flags(ResultSet row) throws SQLException {
        var flags = EnumSet.noneOf(SagaFlag.class);
        for (SagaFlag flag : SagaFlag.values()) {
            if (row.getBoolean(column(flag))) {
                flags.add(flag);
            }
        }
        return flags;
    }

    /** Only a pending order is loaded with its lines; they are not needed later. */
    private static @Nullable ShipmentDetails shipmentDetails(ResultSet row) throws SQLException {
        if (row.getArray("skus") == null) {
            return null;
        }
        return new ShipmentDetails(JdbcValues.lines(row), address(row));
    }

    private static List<OrderLine> lines(ResultSet row) throws SQLException {
        Currency currency = JdbcValues.currency(row);
        String[] skus = JdbcValues.array(row, "skus");
        String[] names = JdbcValues.array(row, "names");
        Integer[] quantities = JdbcValues.array(row, "quantities");
        BigDecimal[] prices = JdbcValues.array(row, "unit_prices");
        var lines = new ArrayList<OrderLine>(skus.length);
        for (int i = 0; i < skus.length; i++) {
            var price = new Money(new Amount(prices[i]), currency);
            lines.add(new OrderLine(new Sku(skus[i]), names[i], new Quantity(quantities[i]), price));
        }
        return lines;
    }

    private static Address address(ResultSet row) throws SQLException {
        return new Address(
                row.getString("ship_name"),
                row.getString("ship_street"),
                row.getString("ship_city"),
                row.getString("ship_postal_code"),
                row.getString("ship_country"));
    }

    private static String column(SagaFlag flag) {
        return switch (flag) {
            case RESERVED -> "reserved";
            case AUTHORIZED -> "authorized";
            case DISPATCHED -> "dispatched";
            case CAPTURED -> "captured";
            case CAPTURE_FAILED -> "capture_failed";
        };
    }
}
