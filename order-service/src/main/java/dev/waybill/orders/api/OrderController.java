package dev.waybill.orders.api;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.orders.application.OrderService;
import dev.waybill.orders.application.OrderWaitingService;
import dev.waybill.orders.application.PlaceOrderCommand;
import dev.waybill.orders.domain.CausalTimelineSorter;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.orders.domain.TimelineEvent;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.OrderSearchRepository;
import dev.waybill.orders.persistence.TimelineRepository;
import dev.waybill.web.IdempotencyKeyHeader;
import dev.waybill.web.JsonResponseWriter;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import dev.waybill.web.ProblemException;
import dev.waybill.web.RequestValidator;
import dev.waybill.web.Violation;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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
    private final OrderRepository orders;
    private final OrderSearchRepository searches;
    private final TimelineRepository timelines;
    private final OrderWaitingService waitings;
    private final RequestValidator validator;
    private final JsonResponseWriter json;

    OrderController(
            OrderService service,
            OrderRepository orders,
            OrderSearchRepository searches,
            TimelineRepository timelines,
            OrderWaitingService waitings,
            RequestValidator validator,
            JsonResponseWriter json) {
        this.service = service;
        this.orders = orders;
        this.searches = searches;
        this.timelines = timelines;
        this.waitings = waitings;
        this.validator = validator;
        this.json = json;
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<byte[]> place(
            @RequestHeader(name = IdempotencyKeyHeader.NAME, required = false) @Nullable String key,
            @RequestBody OrderRequest request) {
        IdempotencyKeyHeader.check(key);
        List<Violation> violations = validator.check(request);
        SortedMap<Integer, LineItem> lines = LineRequest.items(request.lines(), violations);
        if (!violations.isEmpty()) {
            service.price(lines, violations); // so that all violations are reported at once
            throw ProblemException.invalid(violations);
        }
        StoredResponse response = place(request.toCommand(lines), key);
        return ResponseEntity.created(URI.create("/orders/" + response.orderId()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(response.body());
    }

    /** The unique index decides whether the reference is free, so that finding out costs no statement. */
    private StoredResponse place(PlaceOrderCommand command, @Nullable String key) {
        try {
            return service.place(command, key, this::render);
        } catch (DuplicateKeyException e) {
            if (command.reference() == null) {
                throw e;
            }
            throw ProblemException.conflict("The customer has another order with this reference.");
        }
    }

    private byte[] render(Order placed) {
        return json.write(OrderResponse.of(placed));
    }

    @GetMapping
    Page<OrderResponse> search(OrderSearchRequest search, PageRequest page) {
        OrderId before = page.after(OrderId::parse).orElse(null);
        return Page.of(
                        searches.findNewest(search.toSearch(), before, page.rows()),
                        page,
                        order -> order.orderId().toString())
                .map(OrderResponse::of);
    }

    @GetMapping("/{id}")
    OrderResponse get(@PathVariable OrderId id) {
        return orders.findById(id).map(OrderResponse::of).orElseThrow(OrderService::unknownOrder);
    }

    /** Every order has a timeline, so an empty one means that there is no such order. */
    @GetMapping("/{id}/timeline")
    List<TimelineEventResponse> timeline(@PathVariable OrderId id) {
        List<TimelineEvent> events = timelines.findByOrder(id);
        if (events.isEmpty()) {
            throw OrderService.unknownOrder();
        }
        return CausalTimelineSorter.sort(events).stream()
                .map(TimelineEventResponse::of)
                .toList();
    }

    @GetMapping("/{id}/waiting")
    OrderWaitingResponse waiting(@PathVariable OrderId id) {
        return waitings.explain(id).map(OrderWaitingResponse::of).orElseThrow(OrderService::unknownOrder);
    }

    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderResponse cancel(@PathVariable OrderId id) {
        service.cancel(id);
        return get(id); // read again after the commit, because the transaction does not see its buffered writes
    }
}
