package dev.waybill.payments;

import dev.waybill.events.Address;
import dev.waybill.events.Amount;
import dev.waybill.events.CancellationReason;
import dev.waybill.events.Carrier;
import dev.waybill.events.CustomerId;
import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.PricedLineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReturnId;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.Sku;
import dev.waybill.events.TrackingNumber;
import dev.waybill.messaging.UuidV7;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** Events of orders and shipments. */
public final class SampleEvents {

    private SampleEvents() {}

    public static OrderId id() {
        return new OrderId(UuidV7.next());
    }

    public static OrderPlaced placed(OrderId order) {
        return placed(order, "pm_card_visa");
    }

    public static OrderPlaced placed(OrderId order, String paymentMethod) {
        return new OrderPlaced(
                order,
                new CustomerId("c-1001"),
                List.of(new PricedLineItem(new Sku("MUG-WHITE"), new Quantity(2), new Amount(new BigDecimal("9.90")))),
                Currency.getInstance("EUR"),
                new Amount(new BigDecimal("19.80")),
                new PaymentMethod(paymentMethod),
                new Address("Ada Lovelace", "12 St James's Square", "London", "SW1Y 4JH", "GB"));
    }

    public static OrderCancelled cancelled(OrderId order) {
        return new OrderCancelled(order, CancellationReason.CUSTOMER_REQUEST);
    }

    /** A return of units with this price. */
    public static OrderReturnRequested returned(OrderId order, ReturnId id, String amount) {
        Money money = Money.of(amount, "EUR");
        var lines = List.of(new LineItem(new Sku("MUG-WHITE"), new Quantity(1)));
        return new OrderReturnRequested(order, id, lines, money.amount(), money.currency());
    }

    public static ShipmentDispatched dispatched(OrderId order) {
        return new ShipmentDispatched(order, new Carrier("sim"), new TrackingNumber("T-1"));
    }
}
