package dev.waybill.console.service;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** shipping-service. Each method throws {@link ServiceException}. */
@HttpExchange(accept = "application/json")
public interface ShippingClient {

    record Shipment(
            UUID orderId,
            String status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable Instant dispatchedAt,
            @Nullable Instant deliveredAt,
            @Nullable String failureCode) {}

    @GetExchange("/shipments/{order}")
    Shipment shipment(@PathVariable UUID order);
}
