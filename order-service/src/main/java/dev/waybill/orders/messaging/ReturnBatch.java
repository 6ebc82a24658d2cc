package dev.waybill.orders.messaging;

import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.ReturnRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The returns that a batch of events is about. Most batches are about none and need no query. */
final class ReturnBatch {

    private final ReturnRepository returns;
    private final Map<ReturnId, Return> loaded;
    private final Map<ReturnId, Return> changed = new HashMap<>();

    private ReturnBatch(ReturnRepository returns, Map<ReturnId, Return> loaded) {
        this.returns = returns;
        this.loaded = new HashMap<>(loaded);
    }

    /** The orders of the batch must be locked before. */
    static ReturnBatch load(List<ReceivedEvent<SagaInput>> batch, ReturnRepository returns) {
        Set<ReturnId> ids = new HashSet<>();
        for (ReceivedEvent<SagaInput> received : batch) {
            if (received.input() instanceof SagaInput.ForReturn input) {
                ids.add(input.returnId());
            }
        }
        return new ReturnBatch(returns, ids.isEmpty() ? Map.of() : returns.load(ids));
    }

    /** Applies an event to its return; the result is present if that completes it. An unknown return changes nothing. */
    Optional<OrderReturnCompleted> apply(ReceivedEvent<SagaInput> received, SagaInput.ForReturn input, Instant now) {
        Return before = loaded.get(input.returnId());
        if (before == null || !before.orderId().equals(received.orderId())) {
            return Optional.empty();
        }
        Return after = before.apply(input.trigger(), now);
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
