package dev.waybill.inventory.api;

import dev.waybill.events.Sku;
import dev.waybill.inventory.application.StockService;
import dev.waybill.inventory.domain.GoodsReceipt;
import dev.waybill.inventory.domain.StockCount;
import dev.waybill.inventory.domain.StockItem;
import dev.waybill.inventory.domain.StockLevel;
import dev.waybill.inventory.domain.StockMovement;
import dev.waybill.inventory.persistence.StockItemRepository;
import dev.waybill.inventory.persistence.StockMovementRepository;
import dev.waybill.web.IdempotencyKeyHeader;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import dev.waybill.web.ProblemException;
import dev.waybill.web.RequestValidator;
import dev.waybill.web.Violation;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stock, a sku at a time. */
@RestController
@RequestMapping("/stock")
class StockController {

    private final StockItemRepository stocks;
    private final StockMovementRepository movements;
    private final StockService service;
    private final RequestValidator validator;
    private final Clock clock;

    StockController(
            StockItemRepository stocks,
            StockMovementRepository movements,
            StockService service,
            RequestValidator validator,
            Clock clock) {
        this.stocks = stocks;
        this.movements = movements;
        this.service = service;
        this.validator = validator;
        this.clock = clock;
    }

    /** @param skuPrefix how the skus begin */
    record StockSearch(@Nullable String skuPrefix) {}

    @GetMapping
    Page<StockResponse> list(PageRequest page, StockSearch search) {
        String prefix = search.skuPrefix() == null ? "" : search.skuPrefix();
        if (!prefix.isEmpty() && !Sku.isValid(prefix)) {
            throw ProblemException.badRequest("skuPrefix must be the beginning of a sku.");
        }
        String after = page.after(Sku::new).map(Sku::value).orElse("");
        List<StockItem> rows = stocks.page(prefix, after, page.rows());
        return Page.of(rows, page, stock -> stock.sku().value())
                .map(StockLevel::of)
                .map(StockResponse::of);
    }

    /** The tag is read before the stock: with one that is too old a count is refused, with one too new it would be wrong. */
    @GetMapping("/{sku}")
    ResponseEntity<StockResponse> get(@PathVariable Sku sku) {
        ETag tag = tag(movements.lastId(sku));
        StockItem stock = stocks.findById(sku).orElseThrow(() -> StockService.notFound(sku));
        return ResponseEntity.ok().eTag(tag.formattedTag()).body(StockResponse.of(StockLevel.of(stock)));
    }

    @PutMapping("/{sku}")
    ResponseEntity<StockResponse> count(
            @PathVariable Sku sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CountRequest request) {
        CountRequest complete = request.withSku(sku);
        List<Violation> violations = validator.check(complete);
        checkSku(request.sku(), sku, violations);
        complete.checkTime("#", clock.instant(), violations);
        ProblemException.throwIfAny(violations);
        StockCount count = complete.toCount();
        int added = ifMatch == null
                ? service.count(List.of(count))
                : service.countIf(lastId -> matches(ifMatch, lastId), count);
        ResponseEntity<StockResponse> shown = get(sku); // with the tag that belongs to it
        return ResponseEntity.status(added == 1 ? HttpStatus.CREATED : HttpStatus.OK)
                .headers(shown.getHeaders())
                .body(shown.getBody());
    }

    private static ETag tag(long lastId) {
        return new ETag(Long.toString(lastId), false);
    }

    private static boolean matches(String ifMatch, long lastId) {
        return ETag.parse(ifMatch).stream().anyMatch(one -> one.isWildcard() || one.compare(tag(lastId), true));
    }

    @PostMapping("/{sku}/receipts")
    StockResponse receive(
            @PathVariable Sku sku,
            @RequestHeader(name = IdempotencyKeyHeader.NAME, required = false) @Nullable String key,
            @RequestBody ReceiptRequest request) {
        IdempotencyKeyHeader.check(key);
        ReceiptRequest complete = request.withSku(sku);
        List<Violation> violations = validator.check(complete);
        checkSku(request.sku(), sku, violations);
        ProblemException.throwIfAny(violations);
        GoodsReceipt receipt = complete.toReceipt();
        return StockResponse.of(service.receive(List.of(receipt), key).getFirst());
    }

    private static void checkSku(@Nullable String given, Sku sku, List<Violation> violations) {
        if (given != null && !given.equals(sku.value())) {
            violations.add(new Violation("#/sku", "must be the sku of the path, if given"));
        }
    }

    /** The movements, newest first. */
    @GetMapping("/{sku}/movements")
    Page<StockMovementResponse> movements(@PathVariable Sku sku, PageRequest page) {
        List<StockMovement> rows = movements.page(sku, page.after(Long::valueOf).orElse(null), page.rows());
        if (rows.isEmpty() && stocks.findById(sku).isEmpty()) {
            throw StockService.notFound(sku);
        }
        return Page.of(rows, page, movement -> Long.toString(movement.id())).map(StockMovementResponse::of);
    }
}
