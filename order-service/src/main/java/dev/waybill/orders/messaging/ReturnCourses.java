package dev.waybill.orders.messaging;

import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.Returns;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The returns that a batch is about. If it is about none, as most are, the database is not asked. */
final class ReturnCourses {

    private final Returns returns;
    private final Map<ReturnId, Return> loaded;
    private final Map<ReturnId, Return> changed = new HashMap<>();

    private ReturnCourses(Returns returns, Map<ReturnId, Return> loaded) {
        this.returns = returns;
        this.loaded = new HashMap<>(loaded);
    }

    /** To be called once the orders of the batch are locked. */
    static ReturnCourses of(List<ReceivedEvent<Told>> batch, Returns returns) {
        Set<ReturnId> ids = new HashSet<>();
        for (ReceivedEvent<Told> received : batch) {
            if (received.input() instanceof Told.OfReturn told) {
                ids.add(told.returnId());
            }
        }
        return new ReturnCourses(returns, ids.isEmpty() ? Map.of() : returns.load(ids));
    }

    /** Moves a return on; tells whether that completes it. What is said of a return that is not there changes nothing. */
    Optional<OrderReturnCompleted> tell(ReceivedEvent<Told> received, Told.OfReturn told, Instant now) {
        Return before = loaded.get(told.returnId());
        if (before == null || !before.orderId().equals(received.orderId())) {
            return Optional.empty();
        }
        Return after = before.told(told.signal(), now);
        if (after.equals(before)) {
            return Optional.empty();
        }
        loaded.put(after.id(), after);
        changed.put(after.id(), after);
        return after.isCompleted() ? Optional.of(after.completed()) : Optional.empty();
    }

    void save() {
        if (!changed.isEmpty()) {
            returns.save(changed.values());
        }
    }
}
