package dev.waybill.orders;

import dev.waybill.events.Address;
import dev.waybill.events.CustomerId;
import dev.waybill.events.Money;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.Product;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Sample data for tests. */
public final class SampleOrders {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    private SampleOrders() {}

    public static OrderLine mugs(int quantity) {
        return new OrderLine(new Sku("MUG-WHITE"), "White mug", new Quantity(quantity), Money.of("9.90", "EUR"));
    }

    public static OrderLine poster() {
        return new OrderLine(new Sku("POSTER-A2"), "Poster, A2", new Quantity(1), Money.of("14.00", "EUR"));
    }

    /** The product of a line, at the line's price. */
    public static Product product(OrderLine line) {
        return new Product(line.sku(), line.name(), line.unitPrice(), true);
    }

    public static Order order(Instant placedAt) {
        return new Order(
                new CustomerId("c-1001"),
                List.of(mugs(2), poster()),
                new PaymentMethod("pm_card_visa"),
                new Address("Ada Lovelace", "12 St James's Square", "London", "SW1Y 4JH", "GB"),
                null,
                Collections.emptySortedMap(),
                placedAt);
    }

    public static Order order() {
        return order(NOW);
    }
}
