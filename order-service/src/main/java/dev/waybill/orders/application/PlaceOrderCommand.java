package dev.waybill.orders.application;

import dev.waybill.events.Address;
import dev.waybill.events.CustomerId;
import dev.waybill.events.LineItem;
import dev.waybill.events.PaymentMethod;
import java.math.BigDecimal;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An order that is valid as far as that is known without the price list.
 *
 * @param lines by their position in the request
 * @param expectedTotal without it, the order is placed at whatever it costs
 * @param reference the shop's own number of the order
 */
public record PlaceOrderCommand(
        CustomerId customerId,
        SortedMap<Integer, LineItem> lines,
        PaymentMethod paymentMethod,
        Address shippingAddress,
        @Nullable BigDecimal expectedTotal,
        @Nullable String reference,
        SortedMap<String, String> metadata) {}
