package dev.waybill.orders.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Placing an order. */
@RestController
class PlacementController {

    private final Checkout checkout;

    PlacementController(Checkout checkout) {
        this.checkout = checkout;
    }

    @PostMapping(path = "/orders", consumes = "application/json", produces = "application/json")
    ResponseEntity<byte[]> place(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody OrderRequest request) {
        if (key != null) {
            IdempotencyKey.check(key);
        }
        PlacedAnswer answer = checkout.place(request, key);
        return ResponseEntity.created(URI.create("/orders/" + answer.orderId()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }
}
