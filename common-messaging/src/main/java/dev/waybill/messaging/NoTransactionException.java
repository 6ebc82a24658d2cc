package dev.waybill.messaging;

/** An event was published outside a transaction, where it could be told without being true. */
public final class NoTransactionException extends IllegalStateException {

    public NoTransactionException(String type) {
        super(type + " was published outside a transaction; publish where the state changes");
    }
}
