package dev.waybill.orders.domain;

import jakarta.persistence.Embeddable;

/** What has happened to an order already and may matter in a later status: topics have no order among each other. */
@Embeddable
public record SagaFlags(
        boolean reserved,
        boolean authorized,
        boolean dispatched,
        boolean captured,
        boolean captureFailed,
        boolean settledManually) {

    static final SagaFlags NONE = new SagaFlags(false, false, false, false, false, false);

    /** A parcel that arrived was dispatched, even if the dispatch event itself was dead-lettered. */
    SagaFlags with(OrderTrigger trigger) {
        return switch (trigger) {
            case STOCK_RESERVED ->
                new SagaFlags(true, authorized, dispatched, captured, captureFailed, settledManually);
            case PAYMENT_AUTHORIZED ->
                new SagaFlags(reserved, true, dispatched, captured, captureFailed, settledManually);
            case SHIPMENT_DISPATCHED, SHIPMENT_DELIVERED ->
                new SagaFlags(reserved, authorized, true, captured, captureFailed, settledManually);
            case PAYMENT_CAPTURED ->
                new SagaFlags(reserved, authorized, dispatched, true, captureFailed, settledManually);
            case PAYMENT_CAPTURE_FAILED ->
                new SagaFlags(reserved, authorized, dispatched, captured, true, settledManually);
            case PAYMENT_SETTLED_MANUALLY ->
                new SagaFlags(reserved, authorized, dispatched, captured, captureFailed, true);
            case STOCK_REJECTED,
                    STOCK_RELEASED,
                    STOCK_COMMITTED,
                    PAYMENT_DECLINED,
                    PAYMENT_VOIDED,
                    PAYMENT_REFUNDED,
                    SHIPMENT_SCHEDULED,
                    SHIPMENT_CANCELLED,
                    SHIPMENT_FAILED,
                    CUSTOMER_CANCELS,
                    DEADLINE_PASSES -> this;
        };
    }
}
