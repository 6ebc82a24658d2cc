package dev.waybill.inventory.api;

import static java.util.function.UnaryOperator.identity;

import dev.waybill.inventory.application.StockService;
import dev.waybill.web.CsvTable;
import dev.waybill.web.IdempotencyKeyHeader;
import dev.waybill.web.ProblemException;
import dev.waybill.web.RequestSizeOverride;
import dev.waybill.web.RequestValidator;
import dev.waybill.web.Violation;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Counts and receipts of many skus at once, all or none, as JSON or CSV. */
@RestController
class BulkStockController {

    private static final String COUNTS = "/stock";
    private static final String RECEIPTS = "/stock/receipts";

    private final StockService service;
    private final RequestValidator validator;
    private final Clock clock;

    BulkStockController(StockService service, RequestValidator validator, Clock clock) {
        this.service = service;
        this.validator = validator;
        this.clock = clock;
    }

    /** How many of the counted skus were new, and how many existed before. */
    record BulkCountResponse(int added, int replaced) {}

    /** How many skus were received. */
    record BulkReceiptResponse(int received) {}

    @PutMapping(path = COUNTS, consumes = MediaType.APPLICATION_JSON_VALUE)
    BulkCountResponse count(@RequestBody List<@Nullable CountRequest> list) {
        return count(list, identity());
    }

    @PutMapping(
            path = COUNTS,
            consumes = {CsvTable.MEDIA_TYPE, CsvTable.EXCEL_MEDIA_TYPE})
    BulkCountResponse count(@RequestBody CsvTable table) {
        return count(table.map(List.of("sku", "onHand"), Set.of("countedAt"), CountRequest::of), table::locate);
    }

    @PostMapping(path = RECEIPTS, consumes = MediaType.APPLICATION_JSON_VALUE)
    BulkReceiptResponse receive(
            @RequestHeader(name = IdempotencyKeyHeader.NAME, required = false) @Nullable String key,
            @RequestBody List<@Nullable ReceiptRequest> list) {
        return receive(key, list, identity());
    }

    @PostMapping(
            path = RECEIPTS,
            consumes = {CsvTable.MEDIA_TYPE, CsvTable.EXCEL_MEDIA_TYPE})
    BulkReceiptResponse receive(
            @RequestHeader(name = IdempotencyKeyHeader.NAME, required = false) @Nullable String key,
            @RequestBody CsvTable table) {
        return receive(key, table.map(List.of("sku", "quantity"), Set.of(), ReceiptRequest::of), table::locate);
    }

    /** @param location makes each violation of the one that it would be in JSON */
    private BulkCountResponse count(List<@Nullable CountRequest> list, UnaryOperator<Violation> location) {
        List<Violation> violations = validator.checkAll(list, "sku", CountRequest::sku);
        for (int i = 0; i < list.size(); i++) {
            CountRequest request = list.get(i);
            if (request != null) {
                request.checkTime("#/" + i, clock.instant(), violations);
            }
        }
        violations.replaceAll(location);
        ProblemException.throwIfAny(violations);
        int added = service.count(list.stream()
                .map(Objects::requireNonNull)
                .map(CountRequest::toCount)
                .toList());
        return new BulkCountResponse(added, list.size() - added);
    }

    private BulkReceiptResponse receive(
            @Nullable String key, List<@Nullable ReceiptRequest> list, UnaryOperator<Violation> location) {
        IdempotencyKeyHeader.check(key);
        List<Violation> violations = validator.checkAll(list, "sku", ReceiptRequest::sku);
        violations.replaceAll(location);
        ProblemException.throwIfAny(violations);
        var levels = service.receive(
                list.stream()
                        .map(Objects::requireNonNull)
                        .map(ReceiptRequest::toReceipt)
                        .toList(),
                key);
        return new BulkReceiptResponse(levels.size());
    }

    @Bean
    static RequestSizeOverride bulkCountSizeLimit() {
        return new RequestSizeOverride("PUT", COUNTS, DataSize.ofMegabytes(4));
    }

    @Bean
    static RequestSizeOverride bulkReceiptSizeLimit() {
        return new RequestSizeOverride("POST", RECEIPTS, DataSize.ofMegabytes(4));
    }
}
