package dev.waybill.events;

import java.util.Currency;
import java.util.List;

/** Stock is reserved and payment authorised: the order can be shipped. */
@WireName("order.confirmed.v1")
public record OrderConfirmed(
        OrderId orderId, List<Line> lines, Address shippingAddress, Amount total, Currency currency)
        implements OrderEvent {

    public OrderConfirmed {
        Facts.present(orderId, "orderId");
        lines = Facts.lines(lines, "lines", Line::sku);
        Facts.present(shippingAddress, "shippingAddress");
        Facts.money(total, currency);
    }
}
