package dev.waybill.payments.api;

import dev.waybill.events.OrderId;
import dev.waybill.events.RefundSettlementKind;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.application.GatewayRetryService;
import dev.waybill.payments.application.SettlementService;
import dev.waybill.payments.persistence.RefundRepository;
import dev.waybill.payments.persistence.SettlementRepository;
import dev.waybill.web.ProblemException;
import dev.waybill.web.RequestValidator;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The refunds for returned units. */
@RestController
@RequestMapping("/payments/{orderId}/refunds/{returnId}")
class RefundController {

    private final RefundRepository refunds;
    private final SettlementRepository settlements;
    private final GatewayRetryService retries;
    private final SettlementService settlementService;
    private final RequestValidator validator;

    RefundController(
            RefundRepository refunds,
            SettlementRepository settlements,
            GatewayRetryService retries,
            SettlementService settlementService,
            RequestValidator validator) {
        this.refunds = refunds;
        this.settlements = settlements;
        this.retries = retries;
        this.settlementService = settlementService;
        this.validator = validator;
    }

    @GetMapping
    RefundResponse refund(@PathVariable OrderId orderId, @PathVariable ReturnId returnId) {
        return refunds.findById(returnId)
                .filter(refund -> refund.orderId().equals(orderId))
                .map(refund -> RefundResponse.of(refund, settlements::find))
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

    /** Idempotent. */
    @PostMapping("/settlement")
    RefundResponse settle(
            @PathVariable OrderId orderId, @PathVariable ReturnId returnId, @RequestBody SettlementRequest request) {
        RefundSettlementKind kind = request.kind(RefundSettlementKind.class, validator);
        boolean accepted = settlementService.settleRefund(orderId, returnId, kind, request.text());
        RefundResponse refund = refund(orderId, returnId);
        if (!accepted) {
            throw ProblemException.conflict("The refund is " + refund.status() + ", neither FAILED nor REJECTED.");
        }
        return refund;
    }
}
