package dev.waybill.orders.api;

import java.time.Instant;

/**
 * The keys under which orders were placed. A key comes with its order in one transaction, so neither is ever there
 * without the other. Thread-safe.
 */
public interface IdempotencyKeys {

    /** Holds the key until the transaction ends, without waiting for anybody else who holds it. */
    Claim claim(IdempotencyKey key);

    /** @return whether the key was still free */
    boolean keep(IdempotencyKey key, byte[] requestHash, PlacedAnswer answer, Instant now);

    /** @return how many were forgotten */
    int forget(Instant keptBefore, int most);

    /** What was found under a key. */
    sealed interface Claim {

        /** Nothing; it is the caller's now. */
        record Free() implements Claim {}

        /** Another request holds it. */
        record InFlight() implements Claim {}

        /** An order was placed under it. */
        record Kept(byte[] requestHash, PlacedAnswer answer) implements Claim {}
    }
}
