package dev.waybill.inventory.api;

import dev.waybill.events.Sku;
import dev.waybill.inventory.application.StockService;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.StockMovement;
import dev.waybill.inventory.domain.StockRepository;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import dev.waybill.web.Violations;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private final StockRepository stocks;
    private final StockService service;

    StockController(StockRepository stocks, StockService service) {
        this.stocks = stocks;
        this.service = service;
    }

    record CountRequest(@Nullable BigDecimal onHand) {}

    record ReceiptRequest(@Nullable BigDecimal quantity) {}

    @GetMapping
    Page<StockResponse> list(PageRequest page) {
        List<Stock> rows = stocks.list(page.after(Sku::new).orElse(null), page.rows());
        return Page.of(rows, page, stock -> stock.sku().value()).map(StockResponse::of);
    }

    @GetMapping("/{sku}")
    StockResponse get(@PathVariable Sku sku) {
        return stocks.find(sku).map(StockResponse::of).orElseThrow(() -> StockService.notFound(sku));
    }

    @PutMapping("/{sku}")
    ResponseEntity<StockResponse> count(@PathVariable Sku sku, @RequestBody CountRequest request) {
        var violations = new Violations();
        int onHand = violations.at("onHand").integer(request.onHand(), 0, Stock.MAX_ON_HAND);
        violations.throwIfAny();
        var result = service.count(sku, onHand);
        return ResponseEntity.status(result.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(StockResponse.of(result.stock()));
    }

    @PostMapping("/{sku}/receipts")
    StockResponse receive(@PathVariable Sku sku, @RequestBody ReceiptRequest request) {
        var violations = new Violations();
        int quantity = violations.at("quantity").integer(request.quantity(), 1, MAX_RECEIPT);
        violations.throwIfAny();
        return StockResponse.of(service.receive(sku, quantity));
    }

    /** The movements, newest first. */
    @GetMapping("/{sku}/movements")
    Page<StockMovementResponse> movements(@PathVariable Sku sku, PageRequest page) {
        List<StockMovement> rows =
                stocks.movements(sku, page.after(Long::valueOf).orElse(null), page.rows());
        if (rows.isEmpty() && stocks.find(sku).isEmpty()) {
            throw StockService.notFound(sku);
        }
        return Page.of(rows, page, movement -> Long.toString(movement.id())).map(StockMovementResponse::of);
    }
}
