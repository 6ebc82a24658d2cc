package dev.waybill.orders.application;

import dev.waybill.events.Address;
import dev.waybill.events.CustomerId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.OrderDraft;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.Product;
import dev.waybill.web.Violations;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order that was checked without the price list. Its values are placeholders where violations were found. */
public record ValidatedOrder(
        String customerId, List<ValidatedLine> lines, String paymentMethod, DeliveryAddress shippingAddress) {

    /** An address in the same condition. */
    public record DeliveryAddress(String name, String street, String city, String postalCode, String country) {

        public static final DeliveryAddress MISSING = new DeliveryAddress("", "", "", "", "");

        Address toAddress() {
            return new Address(name, street, city, postalCode, country);
        }
    }

    Set<Sku> skus() {
        return lines.stream()
                .filter(ValidatedLine::hasSku)
                .map(line -> new Sku(line.sku()))
                .collect(Collectors.toSet());
    }

    /**
     * The order at the prices of the price list.
     *
     * @param violations found so far; more may be added, and if there are any, all of them are thrown
     */
    OrderDraft toDraft(Map<Sku, Product> priceList, Violations violations) {
        List<OrderLine> priced = priced(priceList);
        if (!priced.isEmpty() && !OrderDraft.isPayable(priced)) {
            violations.at("lines").reject("come to more than an order may");
        }
        violations.throwIfAny();
        return new OrderDraft(
                new CustomerId(customerId), priced, new PaymentMethod(paymentMethod), shippingAddress.toAddress());
    }

    private List<OrderLine> priced(Map<Sku, Product> priceList) {
        var priced = new ArrayList<OrderLine>();
        @Nullable Currency currency = null;
        for (ValidatedLine line : lines) {
            OrderLine orderLine = line.toOrderLine(priceList, currency);
            if (orderLine != null) {
                currency = orderLine.unitPrice().currency();
                priced.add(orderLine);
            }
        }
        return priced;
    }
}
