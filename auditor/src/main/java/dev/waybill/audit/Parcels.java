package dev.waybill.audit;

import java.util.List;
import java.util.UUID;

/** Shipments as shipping-service keeps them. */
public record Parcels(List<Shipment> shipments) {

    public Parcels {
        shipments = List.copyOf(shipments);
    }

    public record Shipment(UUID order, String state) {

        boolean isOnItsWay() {
            return state.equals("DISPATCHED") || state.equals("DELIVERED");
        }
    }
}
