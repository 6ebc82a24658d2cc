package dev.waybill.payments.api;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.application.GatewayRetryService;
import dev.waybill.payments.persistence.RefundRepository;
import dev.waybill.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The refunds for returned units. */
@RestController
@RequestMapping("/payments/{orderId}/refunds/{returnId}")
class RefundController {

    private final RefundRepository refunds;
    private final GatewayRetryService retries;

    RefundController(RefundRepository refunds, GatewayRetryService retries) {
        this.refunds = refunds;
        this.retries = retries;
    }

    @GetMapping
    RefundResponse refund(@PathVariable OrderId orderId, @PathVariable ReturnId returnId) {
        return refunds.findById(returnId)
                .filter(refund -> refund.orderId().equals(orderId))
                .map(RefundResponse::of)
                .orElseThrow(() -> ProblemException.notFound("There is no refund for such a return of this order."));
    }

    @PostMapping("/retries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RefundResponse retry(@PathVariable OrderId orderId, @PathVariable ReturnId returnId) {
        boolean accepted = retries.retryRefund(orderId, returnId);
        RefundResponse refund = refund(orderId, returnId);
        if (!accepted) {
            throw ProblemException.conflict("The refund is " + refund.status() + ", not FAILED.");
        }
        return refund;
    }
}
