package dev.waybill.inventory.api;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.JournalEntry;
import dev.waybill.inventory.domain.Stock;
import dev.waybill.inventory.domain.Stocks;
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

    private static final int MOST_AT_ONCE = 1_000_000;

    private final Stocks stocks;
    private final StockKeeping keeping;

    StockController(Stocks stocks, StockKeeping keeping) {
        this.stocks = stocks;
        this.keeping = keeping;
    }

    record Count(@Nullable BigDecimal onHand) {}

    record Receipt(@Nullable BigDecimal quantity) {}

    @GetMapping
    Page<StockView> list(PageRequest page) {
        List<Stock> rows = stocks.list(page.after(Sku::new).orElse(null), page.rows());
        return Page.of(rows, page, stock -> stock.sku().value()).map(StockView::of);
    }

    @GetMapping("/{sku}")
    StockView stock(@PathVariable Sku sku) {
        return stocks.find(sku).map(StockView::of).orElseThrow(() -> StockKeeping.unknown(sku));
    }

    @PutMapping("/{sku}")
    ResponseEntity<StockView> count(@PathVariable Sku sku, @RequestBody Count count) {
        var violations = new Violations();
        int found = violations.at("onHand").integer(count.onHand(), 0, Stock.MOST_ON_HAND);
        violations.throwIfAny();
        var counted = keeping.count(sku, found);
        return ResponseEntity.status(counted.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(StockView.of(counted.stock()));
    }

    @PostMapping("/{sku}/receipts")
    StockView receive(@PathVariable Sku sku, @RequestBody Receipt receipt) {
        var violations = new Violations();
        int units = violations.at("quantity").integer(receipt.quantity(), 1, MOST_AT_ONCE);
        violations.throwIfAny();
        return StockView.of(keeping.receive(sku, units));
    }

    /** The journal, newest first. */
    @GetMapping("/{sku}/movements")
    Page<MovementView> movements(@PathVariable Sku sku, PageRequest page) {
        List<JournalEntry> rows = stocks.journal(sku, page.after(Long::valueOf).orElse(null), page.rows());
        if (rows.isEmpty() && stocks.find(sku).isEmpty()) {
            throw StockKeeping.unknown(sku);
        }
        return Page.of(rows, page, entry -> Long.toString(entry.id())).map(MovementView::of);
    }
}
