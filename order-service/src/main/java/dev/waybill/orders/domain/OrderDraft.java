package dev.waybill.orders.domain;

import dev.waybill.events.Address;
import dev.waybill.events.Amount;
import dev.waybill.events.CustomerId;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.annotations.EmbeddedColumnNaming;

/**
 * What is ordered, by which customer, how it is paid and where it is shipped; never changes after placement. The arrays
 * have one element for each line. All lines have the same currency.
 */
@Embeddable
public record OrderDraft(
        CustomerId customerId,
        String[] skus,
        String[] names,
        Integer[] quantities,
        BigDecimal[] unitPrices,

        @Embedded @AttributeOverride(name = "amount", column = @Column(name = "total"))
        Money total,

        PaymentMethod paymentMethod,
        @Embedded @EmbeddedColumnNaming("ship_%s") Address shippingAddress) {

    public OrderDraft(
            CustomerId customerId, List<OrderLine> lines, PaymentMethod paymentMethod, Address shippingAddress) {
        this(
                customerId,
                lines.stream().map(line -> line.sku().value()).toArray(String[]::new),
                lines.stream().map(OrderLine::name).toArray(String[]::new),
                lines.stream().map(line -> line.quantity().value()).toArray(Integer[]::new),
                lines.stream().map(line -> line.unitPrice().amount().value()).toArray(BigDecimal[]::new),
                total(lines),
                paymentMethod,
                shippingAddress);
    }

    /** Whether the total of the lines is within the range of an amount. */
    public static boolean isPayable(List<OrderLine> lines) {
        return total(lines).amount().value().precision() <= Amount.MAX_DIGITS;
    }

    private static Money total(List<OrderLine> lines) {
        Money total = Money.zero(lines.getFirst().unitPrice().currency());
        for (OrderLine line : lines) {
            total = total.plus(line.total());
        }
        return total;
    }

    public List<OrderLine> lines() {
        return IntStream.range(0, skus.length).mapToObj(this::line).toList();
    }

    private OrderLine line(int i) {
        var unitPrice = new Money(new Amount(unitPrices[i]), total.currency());
        return new OrderLine(new Sku(skus[i]), names[i], new Quantity(quantities[i]), unitPrice);
    }

    OrderPlaced toPlacedEvent(OrderId id) {
        return new OrderPlaced(
                id,
                customerId,
                lines().stream().map(OrderLine::priced).toList(),
                total.currency(),
                total.amount(),
                paymentMethod,
                shippingAddress);
    }
}
