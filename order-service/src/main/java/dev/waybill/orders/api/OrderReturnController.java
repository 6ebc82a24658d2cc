package dev.waybill.orders.api;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.orders.application.OrderQueryService;
import dev.waybill.orders.application.ReturnService;
import dev.waybill.orders.domain.Return;
import dev.waybill.web.IdempotencyKeyHeader;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import dev.waybill.web.RequestValidator;
import dev.waybill.web.Violation;
import dev.waybill.web.security.Caller;
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
    private final OrderQueryService queries;
    private final RequestValidator validator;

    OrderReturnController(ReturnService service, OrderQueryService queries, RequestValidator validator) {
        this.service = service;
        this.queries = queries;
        this.validator = validator;
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<ReturnResponse> request(
            @PathVariable OrderId id,
            @RequestHeader(name = IdempotencyKeyHeader.NAME, required = false) @Nullable String key,
            @RequestBody ReturnRequest request,
            Caller caller) {
        IdempotencyKeyHeader.check(key);
        List<Violation> violations = validator.check(request);
        SortedMap<Integer, LineItem> lines = LineRequest.items(request.lines(), violations);
        Return accepted = service.request(id, lines, violations, key, caller);
        return ResponseEntity.created(URI.create("/orders/" + id + "/returns/" + accepted.getId()))
                .body(ReturnResponse.of(accepted));
    }

    @GetMapping
    Page<ReturnResponse> list(@PathVariable OrderId id, PageRequest page, Caller caller) {
        List<Return> rows = queries.returns(id, page.after(ReturnId::parse).orElse(null), page.rows(), caller);
        return Page.of(rows, page, one -> one.getId().toString()).map(ReturnResponse::of);
    }

    @GetMapping("/{returnId}")
    ReturnResponse get(@PathVariable OrderId id, @PathVariable ReturnId returnId, Caller caller) {
        return ReturnResponse.of(queries.findReturn(id, returnId, caller));
    }
}
