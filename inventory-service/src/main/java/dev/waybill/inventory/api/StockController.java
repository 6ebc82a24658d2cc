package dev.waybill.inventory.api;

import dev.waybill.events.Sku;
import dev.waybill.inventory.application.StockService;
import dev.waybill.inventory.domain.StockItem;
import dev.waybill.inventory.domain.StockMovement;
import dev.waybill.inventory.persistence.StockItemRepository;
import dev.waybill.inventory.persistence.StockMovementRepository;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import dev.waybill.web.WholeNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/stock")
class StockController {

    private static final int MAX_RECEIPT = 1_000_000;

    private final StockItemRepository stocks;
    private final StockMovementRepository movements;
    private final StockService service;

    StockController(StockItemRepository stocks, StockMovementRepository movements, StockService service) {
        this.stocks = stocks;
        this.movements = movements;
        this.service = service;
    }

    record CountRequest(
            @NotNull @WholeNumber(min = 0, max = StockItem.MAX_ON_HAND)
            BigDecimal onHand) {}

    record ReceiptRequest(
            @NotNull @WholeNumber(min = 1, max = MAX_RECEIPT)
            BigDecimal quantity) {}

    @GetMapping
    Page<StockResponse> list(PageRequest page) {
        Limit limit = Limit.of(page.rows());
        List<StockItem> rows = page.after(Sku::new)
                .map(after -> stocks.findBySkuGreaterThanOrderBySku(after, limit))
                .orElseGet(() -> stocks.findByOrderBySku(limit));
        return Page.of(rows, page, stock -> stock.sku().value()).map(StockResponse::of);
    }

    @GetMapping("/{sku}")
    StockResponse get(@PathVariable Sku sku) {
        return stocks.findById(sku).map(StockResponse::of).orElseThrow(() -> StockService.notFound(sku));
    }

    @PutMapping("/{sku}")
    ResponseEntity<StockResponse> count(@PathVariable Sku sku, @Valid @RequestBody CountRequest request) {
        var result = service.count(sku, request.onHand().intValueExact());
        return ResponseEntity.status(result.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(StockResponse.of(result.stock()));
    }

    @PostMapping("/{sku}/receipts")
    StockResponse receive(@PathVariable Sku sku, @Valid @RequestBody ReceiptRequest request) {
        return StockResponse.of(service.receive(sku, request.quantity().intValueExact()));
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
