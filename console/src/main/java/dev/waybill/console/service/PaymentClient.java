package dev.waybill.console.service;

import dev.waybill.web.Page;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** payment-service. Each method throws {@link ServiceException}. */
@HttpExchange(accept = "application/json")
public interface PaymentClient {

    record Payment(
            UUID orderId,
            String status,
            String amount,
            String currency,
            String authorizedAmount,
            String capturedAmount,
            String refundedAmount,
            @Nullable String declineCode,
            @Nullable String failureCode,
            @Nullable Settlement settlement) {}

    record Refund(
            UUID returnId,
            UUID orderId,
            String status,
            String amount,
            String currency,
            @Nullable String failureCode,
            @Nullable Settlement settlement) {}

    record Settlement(String kind, String note, @Nullable Instant settledAt) {}

    record SettlementRequest(String kind, String note) {}

    @GetExchange("/payments?status=CAPTURE_FAILED")
    Page<Payment> withFailedCapture(@RequestParam(required = false) @Nullable String cursor);

    @GetExchange("/refunds?status=FAILED,REJECTED")
    Page<Refund> failedRefunds(@RequestParam(required = false) @Nullable String cursor);

    @GetExchange("/payments/{order}")
    Payment payment(@PathVariable UUID order);

    @GetExchange("/payments/{order}/refunds/{id}")
    Refund refund(@PathVariable UUID order, @PathVariable UUID id);

    @PostExchange("/payments/{order}/capture-retries")
    Payment retryCapture(@PathVariable UUID order);

    @PostExchange("/payments/{order}/settlement")
    Payment settle(@PathVariable UUID order, @RequestBody SettlementRequest request);

    @PostExchange("/payments/{order}/refunds/{id}/retries")
    Refund retryRefund(@PathVariable UUID order, @PathVariable UUID id);

    @PostExchange("/payments/{order}/refunds/{id}/settlement")
    Refund settleRefund(@PathVariable UUID order, @PathVariable UUID id, @RequestBody SettlementRequest request);
}
