package dev.waybill.orders.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a locked order can be returned.
 *
 * @param returned the units of each sku that are on their way back or are back already
 */
public record Returnable(Order order, Purchase purchase, Map<Sku, Integer> returned) {

    public Returnable {
        returned = Map.copyOf(returned);
    }

    /** Only what was shipped and paid for comes back. */
    public boolean isCompleted() {
        return order.state().status() == OrderStatus.COMPLETED;
    }

    /** How many units of a sku are left to return; empty if the order has none of it. */
    public Optional<Integer> left(Sku sku) {
        return bought(sku).map(line -> line.quantity().units() - returned.getOrDefault(sku, 0));
    }

    /** @throws IllegalArgumentException if that is more than can be returned */
    public Return request(ReturnId id, List<LineItem> lines, @Nullable String idempotencyKey, Instant now) {
        Money worth = Money.zero(purchase.total().currency());
        for (LineItem line : lines) {
            if (!isCompleted() || left(line.sku()).orElse(0) < line.quantity().units()) {
                throw new IllegalArgumentException("more is to be returned than was bought");
            }
            Money price = bought(line.sku()).orElseThrow().unitPrice();
            worth = worth.plus(price.times(line.quantity()));
        }
        return new Return(id, order.orderId(), lines, worth, idempotencyKey, now, ReturnProgress.NONE);
    }

    private Optional<OrderLine> bought(Sku sku) {
        return purchase.lines().stream().filter(line -> line.sku().equals(sku)).findFirst();
    }
}
