package dev.waybill.shipping.api;

import dev.waybill.events.ReturnId;
import dev.waybill.shipping.application.ReturnShipmentService;
import dev.waybill.shipping.domain.ReturnShipment;
import dev.waybill.web.ProblemException;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/returns/{returnId}")
class ReturnShipmentController {

    private final ReturnShipmentService returns;

    ReturnShipmentController(ReturnShipmentService returns) {
        this.returns = returns;
    }

    @GetMapping
    ReturnShipmentResponse get(@PathVariable ReturnId returnId) {
        return response(returns.find(returnId));
    }

    /** The carrier reports that the units have arrived. Idempotent. */
    @PostMapping("/arrival")
    ReturnShipmentResponse reportArrival(@PathVariable ReturnId returnId) {
        return response(returns.reportArrival(returnId));
    }

    private static ReturnShipmentResponse response(Optional<ReturnShipment> found) {
        return found.map(ReturnShipmentResponse::of)
                .orElseThrow(() -> ProblemException.notFound("No such return is expected."));
    }
}
