package dev.waybill.shipping.api;

import dev.waybill.shipping.domain.State;
import java.util.Optional;

/** How a state looks from outside. */
enum ShipmentStatus {
    SCHEDULED,
    DISPATCHED,
    DELIVERED,
    CANCELLED,
    FAILED;

    /** Empty if, seen from outside, there is no shipment. */
    static Optional<ShipmentStatus> of(State state) {
        return switch (state) {
            case UNKNOWN, CLOSED -> Optional.empty();
            case SCHEDULED, DISPATCHING -> Optional.of(SCHEDULED);
            case DISPATCHED -> Optional.of(DISPATCHED);
            case DELIVERED -> Optional.of(DELIVERED);
            case CANCELLED -> Optional.of(CANCELLED);
            case FAILED -> Optional.of(FAILED);
        };
    }
}
