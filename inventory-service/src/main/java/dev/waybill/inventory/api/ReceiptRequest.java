package dev.waybill.inventory.api;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.GoodsReceipt;
import dev.waybill.web.CsvTable;
import dev.waybill.web.SkuText;
import dev.waybill.web.WholeNumber;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Received goods, as they were sent. */
record ReceiptRequest(
        @NotNull @SkuText @Nullable String sku,

        @NotNull @WholeNumber(min = 1, max = ReceiptRequest.MAX) @Nullable BigDecimal quantity) {

    static final int MAX = 1_000_000;

    static ReceiptRequest of(CsvTable.Row row) {
        return new ReceiptRequest(row.cell("sku"), row.number("quantity"));
    }

    ReceiptRequest withSku(Sku other) {
        return new ReceiptRequest(other.value(), quantity);
    }

    /** The receipt of a valid request. */
    GoodsReceipt toReceipt() {
        return new GoodsReceipt(
                new Sku(requireNonNull(sku)), requireNonNull(quantity).intValueExact());
    }
}
