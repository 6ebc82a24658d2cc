package dev.waybill.orders.application;

import dev.waybill.events.Address;
import dev.waybill.events.CustomerId;
import dev.waybill.events.LineItem;
import dev.waybill.events.PaymentMethod;
import java.util.SortedMap;

/**
 * An order that is valid as far as that is known without the price list.
 *
 * @param lines by their position in the request
 */
public record PlaceOrderCommand(
        CustomerId customerId,
        SortedMap<Integer, LineItem> lines,
        PaymentMethod paymentMethod,
        Address shippingAddress) {}
