package dev.waybill.orders.api;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.orders.application.OrderQueryService;
import dev.waybill.orders.application.OrderService;
import dev.waybill.orders.application.OrderWaitingService;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.web.IdempotencyKeyHeader;
import dev.waybill.web.JsonResponseWriter;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import dev.waybill.web.ProblemException;
import dev.waybill.web.RequestValidator;
import dev.waybill.web.Violation;
import dev.waybill.web.security.Caller;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Places, finds and cancels orders. */
@RestController
@RequestMapping(path = "/orders", produces = "application/json")
class OrderController {

    private final OrderService service;
    private final OrderQueryService queries;
    private final OrderWaitingService waitings;
    private final RequestValidator validator;
    private final JsonResponseWriter json;

    OrderController(
            OrderService service,
            OrderQueryService queries,
            OrderWaitingService waitings,
            RequestValidator validator,
            JsonResponseWriter json) {
        this.service = service;
        this.queries = queries;
        this.waitings = waitings;
        this.validator = validator;
        this.json = json;
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<byte[]> place(
            @RequestHeader(name = IdempotencyKeyHeader.NAME, required = false) @Nullable String key,
            @RequestBody OrderRequest request,
            Caller caller) {
        IdempotencyKeyHeader.check(key);
        List<Violation> violations = validator.check(request);
        SortedMap<Integer, LineItem> lines = LineRequest.items(request.lines(), violations);
        if (!violations.isEmpty()) {
            service.checkProducts(lines, violations); // so that all violations are reported at once
            throw ProblemException.invalid(violations);
        }
        StoredResponse response = service.place(request.toCommand(lines), key, caller, this::render);
        return ResponseEntity.created(URI.create("/orders/" + response.orderId()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(response.body());
    }

    private byte[] render(Order placed) {
        return json.write(OrderResponse.of(placed));
    }

    @GetMapping
    Page<OrderResponse> search(PageRequest page, OrderSearchRequest search, Caller caller) {
        OrderId before = page.after(OrderId::parse).orElse(null);
        return Page.of(
                        queries.search(search.toSearch(), before, page.rows(), caller),
                        page,
                        order -> order.orderId().toString())
                .map(OrderResponse::of);
    }

    @GetMapping("/{id}")
    OrderResponse get(@PathVariable OrderId id, Caller caller) {
        return OrderResponse.of(queries.get(id, caller));
    }

    @GetMapping("/{id}/timeline")
    List<TimelineEventResponse> timeline(@PathVariable OrderId id, Caller caller) {
        return queries.timeline(id, caller).stream()
                .map(TimelineEventResponse::of)
                .toList();
    }

    @GetMapping("/{id}/waiting")
    OrderWaitingResponse waiting(@PathVariable OrderId id) {
        return waitings.explain(id).map(OrderWaitingResponse::of).orElseThrow(OrderService::unknownOrder);
    }

    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderResponse cancel(@PathVariable OrderId id, Caller caller) {
        service.cancel(id, caller);
        return get(id, caller); // read again after the commit, because the transaction does not see its buffered writes
    }
}
