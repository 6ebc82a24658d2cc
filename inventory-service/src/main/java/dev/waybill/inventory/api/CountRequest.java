package dev.waybill.inventory.api;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.StockCount;
import dev.waybill.inventory.domain.StockItem;
import dev.waybill.web.CsvTable;
import dev.waybill.web.SkuText;
import dev.waybill.web.Violation;
import dev.waybill.web.WholeNumber;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stock count found, as it was sent. */
record CountRequest(
        @NotNull @SkuText @Nullable String sku,

        @NotNull @WholeNumber(min = 0, max = StockItem.MAX_ON_HAND) @Nullable BigDecimal onHand,

        @Nullable String countedAt) {

    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    static CountRequest of(CsvTable.Row row) {
        return new CountRequest(row.cell("sku"), row.number("onHand"), row.cell("countedAt"));
    }

    CountRequest withSku(Sku other) {
        return new CountRequest(other.value(), onHand, countedAt);
    }

    @AssertTrue(message = "must be a time in RFC 3339 since 1970, such as 2026-03-01T12:00:00Z") boolean isCountedAt() {
        return countedAt == null || time() != null;
    }

    /** When it was counted; null if that is missing, malformed or before 1970: PostgreSQL has no year 0. */
    @Nullable Instant time() {
        if (countedAt == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(countedAt).toInstant().truncatedTo(ChronoUnit.MICROS);
            return time.isBefore(Instant.EPOCH) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Adds a violation if the time of the count is in the future, unless that may be due to the clocks. */
    void checkTime(String pointer, Instant now, List<Violation> violations) {
        Instant time = time();
        if (time != null && time.isAfter(now.plus(MAX_CLOCK_DIFFERENCE))) {
            violations.add(new Violation(pointer + "/countedAt", "must not be in the future"));
        }
    }

    /** The count of a valid request. */
    StockCount toCount() {
        return new StockCount(
                new Sku(requireNonNull(sku)), requireNonNull(onHand).intValueExact(), time());
    }
}
