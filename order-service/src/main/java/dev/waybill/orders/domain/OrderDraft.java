package dev.waybill.orders.domain;

import dev.waybill.events.Address;
import dev.waybill.events.Amount;
import dev.waybill.events.CustomerId;
import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.PaymentMethod;
import java.util.List;

/**
 * What is ordered, by which customer, how it is paid and where it is shipped; never changes after placement. All lines
 * have the same currency.
 */
public record OrderDraft(
        CustomerId customerId, List<OrderLine> lines, PaymentMethod paymentMethod, Address shippingAddress) {

    public OrderDraft {
        lines = List.copyOf(lines);
    }

    /** Whether the total of the lines is within the range of an amount. */
    public static boolean isPayable(List<OrderLine> lines) {
        return total(lines).amount().value().precision() <= Amount.MAX_DIGITS;
    }

    public Money total() {
        return total(lines);
    }

    private static Money total(List<OrderLine> lines) {
        Money total = Money.zero(lines.getFirst().unitPrice().currency());
        for (OrderLine line : lines) {
            total = total.plus(line.total());
        }
        return total;
    }

    public OrderPlaced toPlacedEvent(OrderId id) {
        Money total = total();
        return new OrderPlaced(
                id,
                customerId,
                lines.stream().map(OrderLine::priced).toList(),
                total.currency(),
                total.amount(),
                paymentMethod,
                shippingAddress);
    }

    ShipmentDetails shipmentDetails() {
        List<LineItem> contents = lines.stream().map(OrderLine::unpriced).toList();
        return new ShipmentDetails(contents, shippingAddress);
    }
}
