package dev.waybill.shipping.api;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.Shipments;
import dev.waybill.shipping.domain.Snapshot;
import dev.waybill.shipping.messaging.Delivering;
import dev.waybill.web.ConflictException;
import dev.waybill.web.NotFoundException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/shipments/{orderId}")
class ShipmentController {

    private final Shipments shipments;
    private final Delivering delivering;

    ShipmentController(Shipments shipments, Delivering delivering) {
        this.shipments = shipments;
        this.delivering = delivering;
    }

    @GetMapping
    ShipmentView shipment(@PathVariable OrderId orderId) {
        return shipments.find(orderId).map(ShipmentController::view).orElseThrow(() -> noShipmentFor(orderId));
    }

    /** The carrier reports that it has delivered; saying so again is harmless. */
    @PostMapping("/delivery")
    ShipmentView delivered(@PathVariable OrderId orderId) {
        ShipmentView shipment = view(delivering.report(orderId));
        if (shipment.status() != ShipmentStatus.DELIVERED) {
            throw new ConflictException(
                    "The shipment is %s; only what was dispatched can be delivered.".formatted(shipment.status()));
        }
        return shipment;
    }

    private static ShipmentView view(Snapshot shipment) {
        return ShipmentStatus.of(shipment.state())
                .map(status -> ShipmentView.of(shipment, status))
                .orElseThrow(() -> noShipmentFor(shipment.orderId()));
    }

    private static NotFoundException noShipmentFor(OrderId orderId) {
        return new NotFoundException("There is no shipment for order " + orderId + ".");
    }
}
