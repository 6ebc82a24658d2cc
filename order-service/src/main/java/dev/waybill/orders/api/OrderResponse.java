package dev.waybill.orders.api;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.StatusReason;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as the API shows it. */
record OrderResponse(
        UUID id,
        String customerId,
        OrderStatus status,
        @Nullable StatusReason reason,
        List<Line> lines,
        String currency,
        Amount total,
        String paymentMethod,
        PostalAddress shippingAddress,
        @Nullable String reference,
        SortedMap<String, String> metadata,
        @Nullable String trackingNumber,
        Instant placedAt,
        Instant statusSince,
        Instant updatedAt,
        int version) {

    record Line(String sku, String name, int quantity, Amount unitPrice, Amount lineTotal) {

        static Line of(OrderLine line) {
            return new Line(
                    line.sku().value(),
                    line.name(),
                    line.quantity().units(),
                    line.unitPrice().amount(),
                    line.total().amount());
        }
    }

    static OrderResponse of(Order order) {
        Money total = order.total();
        var tracking = order.trackingNumber();
        return new OrderResponse(
                order.orderId().value(),
                order.customerId().value(),
                order.status(),
                order.reason(),
                order.lines().stream().map(Line::of).toList(),
                total.currency().getCurrencyCode(),
                total.amount(),
                order.paymentMethod().value(),
                PostalAddress.of(order.shippingAddress()),
                order.reference(),
                Objects.requireNonNullElse(order.metadata(), Collections.emptySortedMap()),
                tracking == null ? null : tracking.value(),
                order.placedAt(),
                order.statusSince(),
                order.updatedAt(),
                order.version());
    }
}
