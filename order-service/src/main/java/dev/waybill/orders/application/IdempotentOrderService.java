package dev.waybill.orders.application;

import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.orders.persistence.IdempotencyKeyRepository;
import dev.waybill.orders.persistence.IdempotencyKeyRepository.Claim;
import dev.waybill.web.ConflictException;
import dev.waybill.web.InvalidRequestException;
import dev.waybill.web.Violations;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places orders, at most one for each idempotency key: the key is saved in the same transaction as its order. Orders
 * without a key are placed in batches. Thread-safe.
 */
@Service
public final class IdempotentOrderService {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final OrderPlacementBatcher batcher;
    private final OrderBatchPlacer placer;
    private final IdempotencyKeyRepository keys;
    private final OrderService orders;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IdempotentOrderService(
            OrderPlacementBatcher batcher,
            OrderBatchPlacer placer,
            IdempotencyKeyRepository keys,
            OrderService orders,
            TransactionTemplate transaction,
            Clock clock) {
        this.batcher = batcher;
        this.placer = placer;
        this.keys = keys;
        this.orders = orders;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Places an order, or finds the response that was stored with its key. An invalid order does not use up its key.
     *
     * @param renderer writes the body of the response
     */
    public StoredResponse place(UnvalidatedOrder order, @Nullable String key, Function<Order, byte[]> renderer) {
        var request = new PlacementRequest(order, orders.requestCausation());
        if (key != null) {
            var violations = new Violations();
            ValidatedOrder validated = order.validate(violations);
            if (!violations.any()) {
                var idempotencyKey = new IdempotencyKey(validated.customerId(), key);
                byte[] hash = RequestHash.of(validated);
                return transaction.execute(_ -> placeOnce(idempotencyKey, hash, request, renderer));
            }
        }
        return response(batcher.submit(request), renderer); // throws the violations, if there are any
    }

    private StoredResponse placeOnce(
            IdempotencyKey key, byte[] hash, PlacementRequest request, Function<Order, byte[]> renderer) {
        return switch (keys.claim(key)) {
            case Claim.Completed(byte[] firstHash, StoredResponse response) -> repeat(firstHash, hash, response);
            case Claim.InFlight() -> throw inFlight();
            case Claim.Free() -> {
                Order placed = placer.place(List.of(request)).getFirst().order();
                StoredResponse response = response(placed, renderer);
                if (!keys.save(key, hash, response, clock.instant())) {
                    throw inFlight();
                }
                yield response;
            }
        };
    }

    private static StoredResponse response(Order placed, Function<Order, byte[]> renderer) {
        return new StoredResponse(placed.orderId(), renderer.apply(placed));
    }

    private static StoredResponse repeat(byte[] firstHash, byte[] hash, StoredResponse response) {
        if (!MessageDigest.isEqual(firstHash, hash)) {
            throw new InvalidRequestException("The Idempotency-Key was used for another request.");
        }
        return response;
    }

    private static ConflictException inFlight() {
        return new ConflictException("A request with this Idempotency-Key is in flight.", RETRY_AFTER);
    }
}
