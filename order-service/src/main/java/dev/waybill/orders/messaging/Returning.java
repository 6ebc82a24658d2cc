package dev.waybill.orders.messaging;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.Returnable;
import dev.waybill.orders.domain.Returns;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A customer sends units back. Thread-safe; both calls belong in one transaction. */
@Component
public final class Returning {

    private final Orders orders;
    private final Returns returns;
    private final Chronicles chronicles;
    private final Clock clock;

    Returning(Orders orders, Returns returns, Chronicles chronicles, Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.chronicles = chronicles;
        this.clock = clock;
    }

    /**
     * Locks the order, so that requests for it wait for each other and together never return more than was bought. Empty
     * if there is no such order.
     */
    public Optional<Returnable> lock(OrderId id) {
        Order order = orders.lock(List.of(id)).get(id);
        return order == null
                ? Optional.empty()
                : orders.find(id).map(details -> new Returnable(order, details.purchase(), returns.units(id)));
    }

    /** @throws IllegalArgumentException if that is more than can be returned */
    public Return accept(Returnable returnable, List<LineItem> lines, @Nullable String idempotencyKey) {
        Return made = returnable.request(new ReturnId(UuidV7.next()), lines, idempotencyKey, Times.now(clock));
        returns.add(made);
        Chronicle chronicle = chronicles.open();
        chronicle.announce(returnable.order(), made.requested(), Causation.fromRequest());
        chronicles.save(chronicle, List.of(returnable.order()));
        return made;
    }
}
