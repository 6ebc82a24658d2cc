package dev.waybill.audit;

import java.util.List;
import java.util.UUID;

/** Shipments as shipping-service keeps them. */
public record ShipmentRecords(List<Shipment> all) {

    public record Shipment(UUID order, String state) {

        boolean isDispatched() {
            return state.equals("DISPATCHED") || state.equals("DELIVERED");
        }
    }
}
