package dev.waybill.events;

import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Stock is reserved and payment authorised: the order can be shipped.
 *
 * @param reference the shop's own number of the order
 * @param metadata what the shop wants to have kept with the order
 */
@EventType("order.confirmed.v1")
@PersonalFacts
public record OrderConfirmed(
        OrderId orderId,
        List<LineItem> lines,
        Address shippingAddress,
        Amount total,
        Currency currency,
        @Nullable String reference,
        @Nullable SortedMap<String, String> metadata)
        implements OrderEvent {

    public OrderConfirmed {
        EventPreconditions.requirePresent(orderId, "orderId");
        lines = EventPreconditions.requireUniqueLines(lines, "lines", LineItem::sku);
        EventPreconditions.requirePresent(shippingAddress, "shippingAddress");
        EventPreconditions.requireMoney(total, currency);
        EventPreconditions.requireTextIfPresent(reference, "reference");
        metadata = EventPreconditions.requireTextsIfPresent(metadata, "metadata");
    }

    /** Without reference and metadata. */
    public OrderConfirmed(
            OrderId orderId, List<LineItem> lines, Address shippingAddress, Amount total, Currency currency) {
        this(orderId, lines, shippingAddress, total, currency, null, null);
    }
}
