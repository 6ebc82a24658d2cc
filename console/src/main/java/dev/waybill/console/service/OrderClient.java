package dev.waybill.console.service;

import dev.waybill.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** order-service. Each method throws {@link ServiceException}. */
@HttpExchange(accept = "application/json")
public interface OrderClient {

    record Order(
            UUID id,
            String customerId,
            String status,
            @Nullable String reason,
            List<OrderLine> lines,
            String currency,
            String total,
            String paymentMethod,
            Map<String, String> shippingAddress,
            @Nullable String reference,
            @Nullable String trackingNumber,
            Instant placedAt,
            Instant statusSince,
            Instant updatedAt,
            int version) {}

    record OrderLine(String sku, String name, int quantity, String unitPrice, String lineTotal) {}

    record TimelineEvent(
            UUID id,
            String type,
            String source,
            Instant time,
            int sequence,
            @Nullable UUID causationId,
            String summary) {}

    record Waiting(List<MissingStep> items) {}

    record MissingStep(String step, @Nullable String participant, Instant since, String summary, String help) {}

    record Return(
            UUID id,
            String status,
            List<ReturnLine> lines,
            String currency,
            String refundAmount,
            @Nullable String refundFailure,
            Instant requestedAt) {}

    record ReturnLine(String sku, int quantity) {}

    record ReturnRequest(List<ReturnLine> lines) {}

    /** @param criteria with the names of the parameters of {@code GET /orders} */
    @GetExchange("/orders")
    Page<Order> find(@RequestParam MultiValueMap<String, String> criteria);

    @GetExchange("/orders/{id}")
    Order order(@PathVariable UUID id);

    @GetExchange("/orders/{id}/timeline")
    List<TimelineEvent> timeline(@PathVariable UUID id);

    @GetExchange("/orders/{id}/waiting")
    Waiting waiting(@PathVariable UUID id);

    @GetExchange("/orders/{id}/returns")
    Page<Return> returns(@PathVariable UUID id);

    @PostExchange("/orders/{id}/cancellation")
    Order cancel(@PathVariable UUID id);

    @PostExchange("/orders/{id}/returns")
    Return requestReturn(
            @PathVariable UUID id, @RequestHeader("Idempotency-Key") String key, @RequestBody ReturnRequest request);
}
