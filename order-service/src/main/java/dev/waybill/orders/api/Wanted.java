package dev.waybill.orders.api;

import dev.waybill.events.CustomerId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.Purchase;
import dev.waybill.web.Violations;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order as it was asked for; only without violations is it all there. */
record Wanted(String customerId, List<WantedLine> lines, String paymentMethod, WantedAddress shippingAddress) {

    Set<Sku> skus() {
        return lines.stream()
                .filter(WantedLine::namesASku)
                .map(line -> new Sku(line.sku()))
                .collect(Collectors.toSet());
    }

    /** The purchase at the prices of the moment, or all that is wrong with the request. */
    Purchase purchase(Map<Sku, Product> priceList, Violations violations) {
        List<OrderLine> priced = priced(priceList);
        if (!priced.isEmpty() && !Purchase.isPayable(priced)) {
            violations.at("lines").reject("come to more than an order may");
        }
        violations.throwIfAny();
        return new Purchase(
                new CustomerId(customerId), priced, new PaymentMethod(paymentMethod), shippingAddress.asAddress());
    }

    private List<OrderLine> priced(Map<Sku, Product> priceList) {
        var priced = new ArrayList<OrderLine>();
        @Nullable Currency currency = null;
        for (WantedLine line : lines) {
            OrderLine one = line.price(priceList, currency);
            if (one != null) {
                currency = one.unitPrice().currency();
                priced.add(one);
            }
        }
        return priced;
    }
}
