package dev.waybill.orders.api;

import dev.waybill.events.Sku;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.Products;
import dev.waybill.orders.messaging.Placement;
import dev.waybill.orders.messaging.Placement.Wish;
import dev.waybill.web.Violations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sells to customers at the prices of the moment, in the current transaction. Thread-safe. */
@Component
final class Sale {

    private final Products products;
    private final Placement placement;

    /** A request as far as it was read without the price list. */
    private record Basket(Wanted wanted, Violations violations) {

        static Basket of(Customer customer) {
            var violations = new Violations();
            return new Basket(customer.request().check(violations), violations);
        }
    }

    /** What becomes of a customer's request. */
    sealed interface Outcome {

        /** @throws RuntimeException if nothing was sold, saying why */
        OrderDetails order();
    }

    record Sold(OrderDetails order) implements Outcome {}

    record Refused(RuntimeException why) implements Outcome {

        @Override
        public OrderDetails order() {
            throw why;
        }
    }

    Sale(Products products, Placement placement) {
        this.products = products;
        this.placement = placement;
    }

    /**
     * The outcomes are in the order of the customers. A request with something wrong with it keeps no other from its own.
     */
    List<Outcome> to(List<Customer> customers) {
        List<Basket> baskets = customers.stream().map(Basket::of).toList();
        Map<Sku, Product> priceList = products.find(skus(baskets));
        var wishes = new ArrayList<Wish>(customers.size());
        var refusals = new HashMap<Integer, Outcome>();
        for (int i = 0; i < customers.size(); i++) {
            try {
                Basket basket = baskets.get(i);
                wishes.add(new Wish(
                        basket.wanted().purchase(priceList, basket.violations()),
                        customers.get(i).cause()));
            } catch (RuntimeException e) { // should it be a mistake of ours, it is still only about this one
                refusals.put(i, new Refused(e));
            }
        }
        Iterator<OrderDetails> placed = placement.place(wishes).iterator();
        var outcomes = new ArrayList<Outcome>(customers.size());
        for (int i = 0; i < customers.size(); i++) {
            Outcome refusal = refusals.get(i);
            outcomes.add(refusal != null ? refusal : new Sold(placed.next()));
        }
        return outcomes;
    }

    private static Set<Sku> skus(Collection<Basket> baskets) {
        return baskets.stream()
                .flatMap(basket -> basket.wanted().skus().stream())
                .collect(Collectors.toSet());
    }
}
