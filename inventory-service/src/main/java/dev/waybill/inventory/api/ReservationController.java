package dev.waybill.inventory.api;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.inventory.domain.ReservationStatus;
import dev.waybill.inventory.persistence.ReservationRepository;
import dev.waybill.web.ProblemException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReservationController {

    private final ReservationRepository reservations;

    ReservationController(ReservationRepository reservations) {
        this.reservations = reservations;
    }

    /** The lines of an order and the status of their reservation. */
    record ReservationResponse(OrderId orderId, ReservationStatus status, List<LineItem> lines) {}

    /** An order that was not placed has no reservation. */
    @GetMapping("/reservations/{orderId}")
    ReservationResponse get(@PathVariable OrderId orderId) {
        return reservations
                .findDecided(orderId)
                .map(found -> new ReservationResponse(found.orderId(), found.status(), found.lines()))
                .orElseThrow(() -> ProblemException.notFound("There is no reservation for order " + orderId + "."));
    }
}
