package dev.waybill.events;

import java.util.Currency;
import java.util.List;

/** The customer sends some or all units of a completed order back, which are worth this amount. */
@WireName("order.return-requested.v1")
public record OrderReturnRequested(
        OrderId orderId, ReturnId returnId, List<Line> lines, Amount amount, Currency currency) implements OrderEvent {

    public OrderReturnRequested {
        Facts.present(orderId, "orderId");
        Facts.present(returnId, "returnId");
        lines = Facts.lines(lines, "lines", Line::sku);
        Facts.money(amount, currency);
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
