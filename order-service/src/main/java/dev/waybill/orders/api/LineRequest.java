package dev.waybill.orders.api;

import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.web.Field;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** So many units of a sku, as they were sent. */
record LineRequest(@Nullable String sku, @Nullable BigDecimal quantity) {

    /** Checks all that can be checked without knowing what there is. */
    static List<WantedLine> check(@Nullable List<@Nullable LineRequest> lines, Field at) {
        Set<String> seen = new HashSet<>();
        return at.each(lines, 1, 100, (LineRequest line, Field place) -> line.check(place, seen));
    }

    private WantedLine check(Field at, Set<String> seen) {
        Field place = at.at("sku");
        String named = place.matching(sku, Sku::isValid, WantedLine.SKU_FORM);
        if (!named.isEmpty() && !seen.add(named)) {
            place.reject("is already in a line above");
        }
        return new WantedLine(named, at.at("quantity").integer(quantity, 1, Quantity.MAX), at);
    }
}
