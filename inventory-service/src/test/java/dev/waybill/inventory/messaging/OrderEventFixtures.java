package dev.waybill.inventory.messaging;

import dev.waybill.events.Address;
import dev.waybill.events.CustomerId;
import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.PricedLineItem;
import java.util.List;

/** Events as order-service publishes them. */
public final class OrderEventFixtures {

    private static final Money PRICE = Money.of("9.90", "EUR");

    private OrderEventFixtures() {}

    public static OrderPlaced placed(OrderId orderId, List<LineItem> lines) {
        return new OrderPlaced(
                orderId,
                new CustomerId("c-1"),
                lines.stream()
                        .map(line -> new PricedLineItem(line.sku(), line.quantity(), PRICE.amount()))
                        .toList(),
                PRICE.currency(),
                lines.stream()
                        .map(line -> PRICE.times(line.quantity()))
                        .reduce(Money::plus)
                        .orElseThrow()
                        .amount(),
                new PaymentMethod("pm_card_visa"),
                new Address("Ada Lovelace", "12 St James's Square", "London", "SW1Y 4JH", "GB"));
    }
}
