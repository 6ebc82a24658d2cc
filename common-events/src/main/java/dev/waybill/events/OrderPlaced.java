package dev.waybill.events;

import java.util.Currency;
import java.util.List;

/** A customer has placed an order, at the prices of this moment. */
@WireName("order.placed.v1")
public record OrderPlaced(
        OrderId orderId,
        CustomerId customerId,
        List<PricedLine> lines,
        Currency currency,
        Amount total,
        PaymentMethod paymentMethod,
        Address shippingAddress)
        implements OrderEvent {

    public OrderPlaced {
        Facts.present(orderId, "orderId");
        Facts.present(customerId, "customerId");
        lines = Facts.lines(lines, "lines", PricedLine::sku);
        for (PricedLine line : lines) {
            Facts.money(line.unitPrice(), currency);
        }
        Facts.money(total, currency);
        Facts.present(paymentMethod, "paymentMethod");
        Facts.present(shippingAddress, "shippingAddress");
    }

    public Money price() {
        return new Money(total, currency);
    }
}
