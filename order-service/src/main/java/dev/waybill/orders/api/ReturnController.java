package dev.waybill.orders.api;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.Returns;
import dev.waybill.web.NotFoundException;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sending units of a completed order back. */
@RestController
@RequestMapping(path = "/orders/{id}/returns", produces = "application/json")
class ReturnController {

    private final ReturnDesk desk;
    private final Returns returns;
    private final Orders orders;

    ReturnController(ReturnDesk desk, Returns returns, Orders orders) {
        this.desk = desk;
        this.returns = returns;
        this.orders = orders;
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<ReturnView> request(
            @PathVariable OrderId id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReturnRequest request) {
        if (key != null) {
            IdempotencyKey.check(key);
        }
        Return made = desk.take(id, request, key);
        return ResponseEntity.created(URI.create("/orders/" + id + "/returns/" + made.id()))
                .body(ReturnView.of(made));
    }

    @GetMapping
    Page<ReturnView> newest(@PathVariable OrderId id, PageRequest page) {
        List<Return> rows =
                returns.newest(id, page.rows(), page.after(ReturnId::parse).orElse(null));
        if (rows.isEmpty() && orders.find(id).isEmpty()) {
            throw OrderController.unknown();
        }
        return Page.of(rows, page, one -> one.id().toString()).map(ReturnView::of);
    }

    @GetMapping("/{returnId}")
    ReturnView one(@PathVariable OrderId id, @PathVariable ReturnId returnId) {
        return returns.find(id, returnId)
                .map(ReturnView::of)
                .orElseThrow(() -> new NotFoundException("There is no such return of this order."));
    }
}
