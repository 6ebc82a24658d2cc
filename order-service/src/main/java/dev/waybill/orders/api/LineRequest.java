package dev.waybill.orders.api;

import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.orders.application.ValidatedLine;
import dev.waybill.web.Field;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A quantity of a sku, as it was sent. */
record LineRequest(@Nullable String sku, @Nullable BigDecimal quantity) {

    static final String SKU_FORM = "must be 1 to 64 alphanumeric characters, dots, dashes or underscores";

    /** Checks everything that can be checked without the price list. */
    static List<ValidatedLine> validate(@Nullable List<@Nullable LineRequest> lines, Field field) {
        Set<String> seen = new HashSet<>();
        return field.each(lines, 1, 100, (LineRequest line, Field each) -> line.validate(each, seen));
    }

    private ValidatedLine validate(Field field, Set<String> seen) {
        Field skuField = field.at("sku");
        String validSku = skuField.matching(sku, Sku::isValid, SKU_FORM);
        if (!validSku.isEmpty() && !seen.add(validSku)) {
            skuField.reject("is already in a line above");
        }
        return new ValidatedLine(validSku, field.at("quantity").integer(quantity, 1, Quantity.MAX), field);
    }
}
