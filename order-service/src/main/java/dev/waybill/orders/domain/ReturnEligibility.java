package dev.waybill.orders.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which units of a locked order can be returned.
 *
 * @param returned the units of each sku that are covered by an earlier return
 */
public record ReturnEligibility(Order order, Map<Sku, Integer> returned) {

    public ReturnEligibility {
        returned = Map.copyOf(returned);
    }

    /** Only an order that was shipped and paid for can be returned. */
    public boolean isCompleted() {
        return order.status() == OrderStatus.COMPLETED;
    }

    /** How many units of a sku can still be returned; empty if the sku is not in the order. */
    public Optional<Integer> remaining(Sku sku) {
        return line(sku).map(line -> line.quantity().units() - returned.getOrDefault(sku, 0));
    }

    /** @throws IllegalArgumentException if the lines are more than can be returned */
    public Return createReturn(List<LineItem> lines, @Nullable String idempotencyKey, Instant now) {
        Money refund = Money.zero(order.total().currency());
        for (LineItem line : lines) {
            if (!isCompleted()
                    || remaining(line.sku()).orElse(0) < line.quantity().units()) {
                throw new IllegalArgumentException("the return has more units than can be returned");
            }
            Money price = line(line.sku()).orElseThrow().unitPrice();
            refund = refund.plus(price.times(line.quantity()));
        }
        return new Return(order.orderId(), lines, refund, idempotencyKey, now);
    }

    private Optional<OrderLine> line(Sku sku) {
        return order.lines().stream().filter(line -> line.sku().equals(sku)).findFirst();
    }
}
