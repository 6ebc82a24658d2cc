package dev.waybill.console.service;

import dev.waybill.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** inventory-service. Each method throws {@link ServiceException}. */
@HttpExchange(accept = "application/json")
public interface InventoryClient {

    record Stock(String sku, int onHand, int reserved, int available) {}

    record Movement(
            long id,
            String kind,
            int quantity,
            @Nullable UUID orderId,
            @Nullable UUID returnId,
            Instant time) {}

    record Reservation(UUID orderId, String status, List<ReservedLine> lines) {}

    record ReservedLine(String sku, int quantity) {}

    record Receipt(int quantity) {}

    record Count(int onHand) {}

    @GetExchange("/stock")
    Page<Stock> stock(
            @RequestParam(required = false) @Nullable String skuPrefix,
            @RequestParam(required = false) @Nullable String cursor);

    /** With its {@code ETag}. */
    @GetExchange("/stock/{sku}")
    ResponseEntity<Stock> stock(@PathVariable String sku);

    @GetExchange("/stock/{sku}/movements")
    Page<Movement> movements(@PathVariable String sku, @RequestParam(required = false) @Nullable String cursor);

    @GetExchange("/reservations/{order}")
    Reservation reservation(@PathVariable UUID order);

    @PostExchange("/stock/{sku}/receipts")
    Stock receive(@PathVariable String sku, @RequestHeader("Idempotency-Key") String key, @RequestBody Receipt receipt);

    /** @param tag of the stock before the count; nothing may have moved since */
    @PutExchange("/stock/{sku}")
    Stock count(@PathVariable String sku, @RequestHeader("If-Match") String tag, @RequestBody Count count);
}
