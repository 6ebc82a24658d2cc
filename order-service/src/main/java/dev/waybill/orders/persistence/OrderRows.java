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
import dev.waybill.orders.domain.Fact;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.OrderState;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.Overdue;
import dev.waybill.orders.domain.Parcel;
import dev.waybill.orders.domain.Purchase;
import dev.waybill.orders.domain.Reason;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading orders from their rows. */
final class OrderRows {

    private OrderRows() {}

    static Order order(ResultSet row, int number) throws SQLException {
        var total = new Money(new Amount(row.getBigDecimal("total")), Columns.currency(row));
        return new Order(id(row), total, Columns.instant(row, "placed_at"), parcel(row), state(row));
    }

    static Overdue overdue(ResultSet row, int number) throws SQLException {
        var placement = new Causation(Columns.uuid(row, "placement_event"), row.getString("placement_trace"));
        return new Overdue(order(row, number), placement);
    }

    static OrderDetails details(ResultSet row, int number) throws SQLException {
        var purchase = new Purchase(
                new CustomerId(row.getString("customer_id")),
                lines(row),
                new PaymentMethod(row.getString("payment_method")),
                address(row));
        return new OrderDetails(id(row), purchase, Columns.instant(row, "placed_at"), state(row));
    }

    private static OrderId id(ResultSet row) throws SQLException {
        return new OrderId(Columns.uuid(row, "id"));
    }

    private static OrderState state(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String trackingNumber = row.getString("tracking_number");
        return new OrderState(
                OrderStatus.valueOf(row.getString("status")),
                reason == null ? null : Reason.valueOf(reason),
                facts(row),
                trackingNumber == null ? null : new TrackingNumber(trackingNumber),
                Columns.instant(row, "updated_at"),
                row.getInt("version"),
                row.getLong("sequence"));
    }

    private static EnumSet<Fact> facts(ResultSet row) throws SQLException {
        var facts = EnumSet.noneOf(Fact.class);
        for (Fact fact : Fact.values()) {
            if (row.getBoolean(OrderColumns.of(fact))) {
                facts.add(fact);
            }
        }
        return facts;
    }

    /** Only a pending order is loaded with its lines; nobody asks for them later. */
    private static @Nullable Parcel parcel(ResultSet row) throws SQLException {
        if (row.getArray("skus") == null) {
            return null;
        }
        return new Parcel(Columns.lines(row), address(row));
    }

    private static List<OrderLine> lines(ResultSet row) throws SQLException {
        Currency currency = Columns.currency(row);
        String[] skus = Columns.array(row, "skus");
        String[] names = Columns.array(row, "names");
        Integer[] quantities = Columns.array(row, "quantities");
        BigDecimal[] prices = Columns.array(row, "unit_prices");
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
}
