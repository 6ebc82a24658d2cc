package dev.waybill.payments.api;

import dev.waybill.events.OrderId;
import dev.waybill.payments.application.GatewayRetryService;
import dev.waybill.payments.persistence.PaymentRepository;
import dev.waybill.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/payments/{orderId}")
class PaymentController {

    private final PaymentRepository payments;
    private final GatewayRetryService retries;

    PaymentController(PaymentRepository payments, GatewayRetryService retries) {
        this.payments = payments;
        this.retries = retries;
    }

    @GetMapping
    PaymentResponse payment(@PathVariable OrderId orderId) {
        return payments.findById(orderId)
                .flatMap(PaymentResponse::of)
                .orElseThrow(() -> ProblemException.notFound("There is no payment for order " + orderId + "."));
    }

    @PostMapping("/capture-retries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PaymentResponse retryCapture(@PathVariable OrderId orderId) {
        boolean accepted = retries.retryCapture(orderId);
        PaymentResponse payment = payment(orderId);
        if (!accepted) {
            throw ProblemException.conflict("The payment is " + payment.status() + ", not CAPTURE_FAILED.");
        }
        return payment;
    }
}
