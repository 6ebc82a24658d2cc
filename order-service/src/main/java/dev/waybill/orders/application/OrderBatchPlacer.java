package dev.waybill.orders.application;

import dev.waybill.events.Sku;
import dev.waybill.orders.application.OrderService.PlaceOrderCommand;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.persistence.ProductRepository;
import dev.waybill.web.Violations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Places a batch of orders at the current prices, in the current transaction. Thread-safe. */
@Component
final class OrderBatchPlacer {

    private final ProductRepository products;
    private final OrderService orders;

    OrderBatchPlacer(ProductRepository products, OrderService orders) {
        this.products = products;
        this.orders = orders;
    }

    private record CheckedRequest(ValidatedOrder order, Violations violations) {

        static CheckedRequest of(PlacementRequest request) {
            var violations = new Violations();
            return new CheckedRequest(request.order().validate(violations), violations);
        }
    }

    /** The result of one request. */
    sealed interface Result {

        /** @throws RuntimeException if the order was not placed */
        Order order();
    }

    record Success(Order order) implements Result {}

    record Failure(RuntimeException exception) implements Result {

        @Override
        public Order order() {
            throw exception;
        }
    }

    /** The results are in the order of the requests. An invalid request does not affect the others. */
    List<Result> place(List<PlacementRequest> requests) {
        List<CheckedRequest> checked = requests.stream().map(CheckedRequest::of).toList();
        Map<Sku, Product> priceList = products.findAllById(skus(checked)).stream()
                .collect(Collectors.toMap(Product::getId, Function.identity()));
        var commands = new ArrayList<PlaceOrderCommand>(requests.size());
        var failures = new HashMap<Integer, Result>();
        for (int i = 0; i < requests.size(); i++) {
            try {
                CheckedRequest request = checked.get(i);
                commands.add(new PlaceOrderCommand(
                        request.order().toDraft(priceList, request.violations()),
                        requests.get(i).cause()));
            } catch (RuntimeException e) { // even a programming error concerns only this request
                failures.put(i, new Failure(e));
            }
        }
        Iterator<Order> placed = orders.place(commands).iterator();
        var results = new ArrayList<Result>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            Result failure = failures.get(i);
            results.add(failure != null ? failure : new Success(placed.next()));
        }
        return results;
    }

    private static Set<Sku> skus(Collection<CheckedRequest> checked) {
        return checked.stream()
                .flatMap(request -> request.order().skus().stream())
                .collect(Collectors.toSet());
    }
}
