package dev.waybill.orders.domain;

import java.time.Instant;

/**
 * The idempotency keys of placed orders. A key is saved in the same transaction as its order, so neither exists without
 * the other. Thread-safe.
 */
public interface IdempotencyKeyRepository {

    /** Holds the key until the transaction ends. Does not wait if another transaction holds it. */
    Claim claim(IdempotencyKey key);

    /** @return false if the key was saved before */
    boolean save(IdempotencyKey key, byte[] requestHash, StoredResponse response, Instant now);

    /** @return how many were deleted */
    int deleteOlderThan(Instant savedBefore, int limit);

    /** The state of a key. */
    sealed interface Claim {

        /** The key is new, and the caller holds it now. */
        record Free() implements Claim {}

        /** Another request holds the key. */
        record InFlight() implements Claim {}

        /** An order was placed with the key. */
        record Completed(byte[] requestHash, StoredResponse response) implements Claim {}
    }
}
