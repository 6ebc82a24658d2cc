package dev.waybill.orders.api;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.orders.application.OrderService;
import dev.waybill.orders.application.ReturnService;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.ReturnRepository;
import dev.waybill.web.IdempotencyKeyHeader;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import dev.waybill.web.ProblemException;
import dev.waybill.web.RequestValidator;
import dev.waybill.web.Violation;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Returns of units of a completed order. */
@RestController
@RequestMapping(path = "/orders/{id}/returns", produces = "application/json")
class OrderReturnController {

    private final ReturnService service;
    private final ReturnRepository returns;
    private final OrderRepository orders;
    private final RequestValidator validator;

    OrderReturnController(
            ReturnService service, ReturnRepository returns, OrderRepository orders, RequestValidator validator) {
        this.service = service;
        this.returns = returns;
        this.orders = orders;
        this.validator = validator;
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<ReturnResponse> request(
            @PathVariable OrderId id,
            @RequestHeader(name = IdempotencyKeyHeader.NAME, required = false) @Nullable String key,
            @RequestBody ReturnRequest request) {
        IdempotencyKeyHeader.check(key);
        List<Violation> violations = validator.check(request);
        SortedMap<Integer, LineItem> lines = LineRequest.items(request.lines(), violations);
        Return accepted = service.request(id, lines, violations, key);
        return ResponseEntity.created(URI.create("/orders/" + id + "/returns/" + accepted.getId()))
                .body(ReturnResponse.of(accepted));
    }

    @GetMapping
    Page<ReturnResponse> list(@PathVariable OrderId id, PageRequest page) {
        List<Return> rows = returns.findNewest(id, page.after(ReturnId::parse).orElse(null), page.rows());
        if (rows.isEmpty() && orders.findById(id).isEmpty()) {
            throw OrderService.unknownOrder();
        }
        return Page.of(rows, page, one -> one.getId().toString()).map(ReturnResponse::of);
    }

    @GetMapping("/{returnId}")
    ReturnResponse get(@PathVariable OrderId id, @PathVariable ReturnId returnId) {
        return returns.findByOrderIdAndId(id, returnId)
                .map(ReturnResponse::of)
                .orElseThrow(() -> ProblemException.notFound("There is no such return of this order."));
    }
}
