package dev.waybill.payments.api;

import dev.waybill.events.OrderId;
import dev.waybill.events.SettlementKind;
import dev.waybill.payments.application.GatewayRetryService;
import dev.waybill.payments.application.SettlementService;
import dev.waybill.payments.persistence.PaymentRepository;
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

@RestController
@RequestMapping("/payments/{orderId}")
class PaymentController {

    private final PaymentRepository payments;
    private final SettlementRepository settlements;
    private final GatewayRetryService retries;
    private final SettlementService settlementService;
    private final RequestValidator validator;

    PaymentController(
            PaymentRepository payments,
            SettlementRepository settlements,
            GatewayRetryService retries,
            SettlementService settlementService,
            RequestValidator validator) {
        this.payments = payments;
        this.settlements = settlements;
        this.retries = retries;
        this.settlementService = settlementService;
        this.validator = validator;
    }

    @GetMapping
    PaymentResponse payment(@PathVariable OrderId orderId) {
        return payments.findById(orderId)
                .flatMap(found -> PaymentResponse.of(found, settlements::find))
                .orElseThrow(() -> ProblemException.notFound("There is no payment for order " + orderId + "."));
    }

    @PostMapping("/capture-retries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PaymentResponse retryCapture(@PathVariable OrderId orderId) {
        return payment(orderId, retries.retryCapture(orderId));
    }

    /** Idempotent. */
    @PostMapping("/settlement")
    PaymentResponse settle(@PathVariable OrderId orderId, @RequestBody SettlementRequest request) {
        SettlementKind kind = request.kind(SettlementKind.class, validator);
        return payment(orderId, settlementService.settlePayment(orderId, kind, request.text()));
    }

    /** The payment as it is after a request that was accepted or not. */
    private PaymentResponse payment(OrderId orderId, boolean accepted) {
        PaymentResponse payment = payment(orderId);
        if (!accepted) {
            throw ProblemException.conflict("The payment is " + payment.status() + ", not CAPTURE_FAILED.");
        }
        return payment;
    }
}
