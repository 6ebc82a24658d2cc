package dev.waybill.orders.domain;

import dev.waybill.events.Amount;
import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.PricedLineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import java.util.List;

/** A quantity of a product, with the product's name and price at placement. */
public record OrderLine(Sku sku, String name, Quantity quantity, Money unitPrice) {

    public Money total() {
        return unitPrice.times(quantity);
    }

    /** The total of lines in one currency, of which there is at least one. */
    static Money total(List<OrderLine> lines) {
        Money total = Money.zero(lines.getFirst().unitPrice().currency());
        for (OrderLine line : lines) {
            total = total.plus(line.total());
        }
        return total;
    }

    /** Whether the total of the lines is within the range of an amount. */
    public static boolean arePayable(List<OrderLine> lines) {
        return total(lines).amount().value().precision() <= Amount.MAX_DIGITS;
    }

    PricedLineItem priced() {
        return new PricedLineItem(sku, quantity, unitPrice.amount());
    }

    LineItem unpriced() {
        return new LineItem(sku, quantity);
    }
}
