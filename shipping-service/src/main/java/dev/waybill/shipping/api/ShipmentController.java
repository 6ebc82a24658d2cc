package dev.waybill.shipping.api;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.application.ShipmentService;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.web.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/shipments/{orderId}")
class ShipmentController {

    private final ShipmentService shipments;

    ShipmentController(ShipmentService shipments) {
        this.shipments = shipments;
    }

    @GetMapping
    ShipmentResponse get(@PathVariable OrderId orderId) {
        return shipments.find(orderId).map(ShipmentController::response).orElseThrow(() -> notFound(orderId));
    }

    /** The carrier reports that it has delivered. Idempotent. */
    @PostMapping("/delivery")
    ShipmentResponse reportDelivery(@PathVariable OrderId orderId) {
        ShipmentResponse shipment = response(shipments.reportDelivery(orderId));
        if (shipment.status() != ShipmentResponse.Status.DELIVERED) {
            throw ProblemException.conflict(
                    "The shipment is %s; only a dispatched shipment can be delivered.".formatted(shipment.status()));
        }
        return shipment;
    }

    private static ShipmentResponse response(Shipment shipment) {
        return ShipmentResponse.Status.of(shipment.status())
                .map(status -> ShipmentResponse.of(shipment, status))
                .orElseThrow(() -> notFound(shipment.orderId()));
    }

    private static ProblemException notFound(OrderId orderId) {
        return ProblemException.notFound("There is no shipment for order " + orderId + ".");
    }
}
