package dev.waybill.orders.api;

import dev.waybill.events.Address;
import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.OrderState;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.Purchase;
import dev.waybill.orders.domain.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as it is shown. */
record OrderView(
        UUID id,
        String customerId,
        OrderStatus status,
        @Nullable Reason reason,
        List<LineView> lines,
        String currency,
        Amount total,
        String paymentMethod,
        Address shippingAddress,
        @Nullable String trackingNumber,
        Instant placedAt,
        Instant updatedAt,
        int version) {

    record LineView(String sku, String name, int quantity, Amount unitPrice, Amount lineTotal) {

        static LineView of(OrderLine line) {
            return new LineView(
                    line.sku().value(),
                    line.name(),
                    line.quantity().units(),
                    line.unitPrice().amount(),
                    line.total().amount());
        }
    }

    static OrderView of(OrderDetails order) {
        Purchase purchase = order.purchase();
        OrderState state = order.state();
        Money total = purchase.total();
        var tracking = state.trackingNumber();
        return new OrderView(
                order.id().value(),
                purchase.customerId().value(),
                state.status(),
                state.reason(),
                purchase.lines().stream().map(LineView::of).toList(),
                total.currency().getCurrencyCode(),
                total.amount(),
                purchase.paymentMethod().value(),
                purchase.shippingAddress(),
                tracking == null ? null : tracking.value(),
                order.placedAt(),
                state.updatedAt(),
                state.version());
    }
}
