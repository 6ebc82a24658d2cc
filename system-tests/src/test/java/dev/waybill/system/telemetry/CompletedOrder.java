package dev.waybill.system.telemetry;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The expected trace of an order that is completed and delivered. */
public final class CompletedOrder {

    /** Each span with its parent, or with two where either of two answers may come last. */
    private static final String TREE = """
            order-service http post /orders               < nobody
            order-service send order.placed.v1            < order-service http post /orders
            inventory-service process order.placed.v1     < order-service http post /orders
            inventory-service send stock.reserved.v1      < inventory-service process order.placed.v1
            order-service process stock.reserved.v1       < inventory-service process order.placed.v1
            payment-service process order.placed.v1       < order-service http post /orders
            payment-service payment-gateway authorization < payment-service process order.placed.v1
            payment-service send payment.authorized.v1    < payment-service process order.placed.v1
            order-service process payment.authorized.v1   < payment-service process order.placed.v1
            order-service send order.confirmed.v1         < order-service process stock.reserved.v1 | order-service process payment.authorized.v1
            shipping-service process order.confirmed.v1   < order-service process stock.reserved.v1 | order-service process payment.authorized.v1
            shipping-service send shipment.scheduled.v1   < shipping-service process order.confirmed.v1
            order-service process shipment.scheduled.v1   < shipping-service process order.confirmed.v1
            shipping-service carrier hand-over            < shipping-service process order.confirmed.v1
            shipping-service send shipment.dispatched.v1  < shipping-service process order.confirmed.v1
            order-service process shipment.dispatched.v1  < shipping-service process order.confirmed.v1
            inventory-service process shipment.dispatched.v1 < shipping-service process order.confirmed.v1
            inventory-service send stock.committed.v1     < inventory-service process shipment.dispatched.v1
            order-service process stock.committed.v1      < inventory-service process shipment.dispatched.v1
            payment-service process shipment.dispatched.v1 < shipping-service process order.confirmed.v1
            payment-service payment-gateway capture       < payment-service process shipment.dispatched.v1
            payment-service send payment.captured.v1      < payment-service process shipment.dispatched.v1
            order-service process payment.captured.v1     < payment-service process shipment.dispatched.v1
            order-service send order.completed.v1         < order-service process shipment.dispatched.v1 | order-service process payment.captured.v1
            shipping-service send shipment.delivered.v1   < shipping-service process order.confirmed.v1
            order-service process shipment.delivered.v1   < shipping-service process order.confirmed.v1
            """;

    private CompletedOrder() {}

    /** The label of each span with those of its possible parents. */
    public static Map<String, Set<String>> tree() {
        return TREE.lines().map(line -> line.split(" +< ")).collect(toMap(parts -> parts[0], parts -> {
            String[] parents = parts[1].split(" \\| ");
            return Set.copyOf(Arrays.asList(parents));
        }));
    }
}
