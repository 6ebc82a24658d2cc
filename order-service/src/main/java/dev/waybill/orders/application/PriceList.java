package dev.waybill.orders.application;

import dev.waybill.events.LineItem;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.Product;
import dev.waybill.web.Violation;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The products that some orders name, at their current prices. */
record PriceList(Map<Sku, Product> products) {

    /**
     * The lines of an order with their prices.
     *
     * @param lines by their position in the request
     * @param violations to which those lines are added that cannot be ordered
     */
    List<OrderLine> price(SortedMap<Integer, LineItem> lines, List<Violation> violations) {
        var priced = new ArrayList<OrderLine>();
        lines.forEach((position, line) -> {
            Product product = products.get(line.sku());
            String violation = violation(product, priced);
            if (violation != null) {
                violations.add(new Violation("#/lines/" + position + "/sku", violation));
            } else if (product != null) {
                priced.add(new OrderLine(product.getId(), product.name(), line.quantity(), product.unitPrice()));
            }
        });
        if (!priced.isEmpty() && !OrderLine.arePayable(priced)) {
            violations.add(new Violation("#/lines", "come to more than an order may"));
        }
        return priced;
    }

    private static @Nullable String violation(@Nullable Product product, List<OrderLine> above) {
        if (product == null) {
            return "is not in the price list";
        }
        if (!product.isActive()) {
            return "is not on sale";
        }
        Currency currency = product.unitPrice().currency();
        Currency others =
                above.isEmpty() ? currency : above.getFirst().unitPrice().currency();
        return currency.equals(others) ? null : "is priced in " + currency + ", lines above in " + others;
    }
}
