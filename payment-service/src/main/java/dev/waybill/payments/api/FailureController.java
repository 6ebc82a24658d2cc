package dev.waybill.payments.api;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.persistence.PaymentRepository;
import dev.waybill.payments.persistence.RefundRepository;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import dev.waybill.web.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits for an operator, newest first: payments whose capture failed, and refunds that failed. */
@RestController
class FailureController {

    private static final UUID END = new UUID(-1, -1);
    private static final Set<String> REFUND_STATUSES = Set.of("FAILED", "REJECTED");

    private final PaymentRepository payments;
    private final RefundRepository refunds;

    FailureController(PaymentRepository payments, RefundRepository refunds) {
        this.payments = payments;
        this.refunds = refunds;
    }

    /** @param status required; only the one that waits for an operator can be listed */
    record PaymentFilter(@Nullable String status) {}

    /** @param status required; one or more */
    record RefundFilter(@Nullable List<String> status) {}

    @GetMapping("/payments")
    Page<PaymentResponse> payments(PageRequest page, PaymentFilter filter) {
        if (!"CAPTURE_FAILED".equals(filter.status())) {
            throw ProblemException.badRequest("status must be CAPTURE_FAILED.");
        }
        UUID before = page.after(OrderId::parse).map(OrderId::value).orElse(END);
        List<Payment> rows = payments.findCaptureFailed(before, page.rows());
        return Page.of(rows, page, payment -> payment.orderId().toString())
                .map(payment ->
                        PaymentResponse.of(payment, (_, _) -> Optional.empty()).orElseThrow());
    }

    @GetMapping("/refunds")
    Page<RefundResponse> refunds(PageRequest page, RefundFilter filter) {
        List<String> statuses = filter.status();
        if (statuses == null || statuses.isEmpty() || !REFUND_STATUSES.containsAll(statuses)) {
            throw ProblemException.badRequest("status must be of [FAILED, REJECTED].");
        }
        UUID before = page.after(ReturnId::parse).map(ReturnId::value).orElse(END);
        List<Refund> rows = refunds.findFailed(statuses.toArray(String[]::new), before, page.rows());
        return Page.of(rows, page, refund -> refund.getId().toString())
                .map(refund -> RefundResponse.of(refund, (_, _) -> Optional.empty()));
    }
}
