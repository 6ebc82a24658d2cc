package dev.waybill.orders.api;

import dev.waybill.events.LineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.web.SkuText;
import dev.waybill.web.Violation;
import dev.waybill.web.WholeNumber;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A quantity of a sku, as it was sent. */
record LineRequest(
        @NotNull @SkuText @Nullable String sku,

        @NotNull @WholeNumber(min = 1, max = Quantity.MAX) @Nullable BigDecimal quantity) {

    static final int MAX_LINES = 100;

    /** The lines whose content is checked: none of them if they are too many. */
    static List<@Nullable LineRequest> limited(@Nullable List<@Nullable LineRequest> lines) {
        return lines == null || lines.size() > MAX_LINES ? List.of() : lines;
    }

    /**
     * The lines with a valid sku, of those whose content is checked, by their position in the request. A quantity that is
     * not valid is 1 here.
     *
     * @param violations to which every sku is added that is in a line above too
     */
    static SortedMap<Integer, LineItem> items(@Nullable List<@Nullable LineRequest> lines, List<Violation> violations) {
        List<@Nullable LineRequest> checked = limited(lines);
        var items = new TreeMap<Integer, LineItem>();
        Set<Sku> seen = new HashSet<>();
        for (int i = 0; i < checked.size(); i++) {
            LineRequest line = checked.get(i);
            if (line != null && line.sku != null && Sku.isValid(line.sku)) {
                var item = new LineItem(new Sku(line.sku), new Quantity(line.units()));
                if (!seen.add(item.sku())) {
                    violations.add(new Violation("#/lines/" + i + "/sku", "is already in a line above"));
                }
                items.put(i, item);
            }
        }
        return items;
    }

    private int units() {
        return quantity != null && WholeNumber.Rule.isWhole(quantity, 1, Quantity.MAX) ? quantity.intValueExact() : 1;
    }
}
