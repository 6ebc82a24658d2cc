package dev.waybill.orders.web;

import dev.waybill.events.Sku;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.Products;
import dev.waybill.orders.saga.Placement;
import dev.waybill.orders.saga.Placement.Wish;
import dev.waybill.web.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sells to customers at the prices of the moment, in the current transaction. Thread-safe. */
@Component
final class Sale {

    private final Products products;
    private final Placement placement;

    Sale(Products products, Placement placement) {
        this.products = products;
        this.placement = placement;
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

    /** The outcomes are in the order of the customers. A request with something wrong with it keeps no other from its own. */
    List<Outcome> to(List<Customer> customers) {
        Map<Sku, Product> priceList = products.find(skus(customers));
        var wishes = new ArrayList<Wish>(customers.size());
        var refusals = new ArrayList<@Nullable Refused>(customers.size());
        for (Customer customer : customers) {
            try {
                wishes.add(new Wish(customer.wanted().purchase(priceList, customer.violations()), customer.request()));
                refusals.add(null);
            } catch (InvalidRequestException e) {
                refusals.add(new Refused(e));
            }
        }
        var placed = placement.place(wishes).iterator();
        return refusals.stream()
                .<Outcome>map(refused -> refused != null ? refused : new Sold(placed.next()))
                .toList();
    }

    private static Set<Sku> skus(List<Customer> customers) {
        return customers.stream()
                .flatMap(customer -> customer.wanted().skus().stream())
                .collect(Collectors.toSet());
    }
}
