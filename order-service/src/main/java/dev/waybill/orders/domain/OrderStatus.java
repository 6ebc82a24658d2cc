package dev.waybill.orders.domain;

/** How far an order is on its way. */
public enum OrderStatus {
    /** Waits for its stock and its payment. */
    PENDING,
    /** Stock is reserved and payment authorised; waits for the parcel to leave. */
    CONFIRMED,
    /** The customer wants out; shipping decides whether the parcel can still be held. */
    CANCELLING,
    /** The parcel has left; waits for the money. */
    SHIPPED,
    /** The parcel has left and the money is there. Final. */
    COMPLETED,
    /** Stock and money went back. Final. */
    CANCELLED;

    public boolean isFinal() {
        return switch (this) {
            case PENDING, CONFIRMED, CANCELLING, SHIPPED -> false;
            case COMPLETED, CANCELLED -> true;
        };
    }
}
