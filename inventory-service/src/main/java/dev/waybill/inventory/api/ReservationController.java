package dev.waybill.inventory.api;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.inventory.domain.Reservations;
import dev.waybill.inventory.domain.State;
import dev.waybill.web.NotFoundException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReservationController {

    private final Reservations reservations;

    ReservationController(Reservations reservations) {
        this.reservations = reservations;
    }

    /** What an order asked for, and what came of it; an order that was never placed has no reservation. */
    record ReservationView(OrderId orderId, State status, List<LineItem> lines) {}

    @GetMapping("/reservations/{orderId}")
    ReservationView reservation(@PathVariable OrderId orderId) {
        return reservations
                .find(orderId)
                .map(found -> new ReservationView(found.orderId(), found.state(), found.lines()))
                .orElseThrow(() -> new NotFoundException("There is no reservation for order " + orderId + "."));
    }
}
