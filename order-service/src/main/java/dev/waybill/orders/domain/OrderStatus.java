package dev.waybill.orders.domain;

/** The status of an order. */
public enum OrderStatus {
    /** Waits for stock and payment. */
    PENDING,
    /** Stock is reserved and payment authorised; waits for the parcel to leave. */
    CONFIRMED,
    /** The customer asked to cancel; shipping decides whether the parcel can still be stopped. */
    CANCELLING,
    /** The parcel has left; waits for the capture of the payment. */
    SHIPPED,
    /** The parcel has left and the payment is captured, or was settled manually. Final. */
    COMPLETED,
    /** Stock and payment are given back. Final. */
    CANCELLED;

    public boolean isFinal() {
        return switch (this) {
            case PENDING, CONFIRMED, CANCELLING, SHIPPED -> false;
            case COMPLETED, CANCELLED -> true;
        };
    }
}
