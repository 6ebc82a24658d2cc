package dev.waybill.events;

import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A customer has placed an order, at the prices of that time.
 *
 * @param reference the shop's own number of the order
 * @param metadata what the shop wants to have kept with the order
 */
@EventType("order.placed.v1")
@PersonalFacts
public record OrderPlaced(
        OrderId orderId,
        CustomerId customerId,
        List<PricedLineItem> lines,
        Currency currency,
        Amount total,
        PaymentMethod paymentMethod,
        Address shippingAddress,
        @Nullable String reference,
        @Nullable SortedMap<String, String> metadata)
        implements OrderEvent {

    public OrderPlaced {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(customerId, "customerId");
        lines = EventPreconditions.requireUniqueLines(lines, "lines", PricedLineItem::sku);
        for (PricedLineItem line : lines) {
            EventPreconditions.requireMoney(line.unitPrice(), currency);
        }
        EventPreconditions.requireMoney(total, currency);
        EventPreconditions.requirePresent(paymentMethod, "paymentMethod");
        EventPreconditions.requirePresent(shippingAddress, "shippingAddress");
        EventPreconditions.requireTextIfPresent(reference, "reference");
        metadata = EventPreconditions.requireTextsIfPresent(metadata, "metadata");
    }

    /** Without reference and metadata. */
    public OrderPlaced(
            OrderId orderId,
            CustomerId customerId,
            List<PricedLineItem> lines,
            Currency currency,
            Amount total,
            PaymentMethod paymentMethod,
            Address shippingAddress) {
        this(orderId, customerId, lines, currency, total, paymentMethod, shippingAddress, null, null);
    }

    public Money price() {
        return new Money(total, currency);
    }
}
