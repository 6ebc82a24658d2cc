package dev.waybill.orders.api;

import dev.waybill.web.CsvTable;
import dev.waybill.web.Violation;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Products as a table, one in a row, also as a spreadsheet program saves them. */
final class ProductCsv {

    private static final List<String> COLUMNS = List.of("sku", "name", "unitPrice", "currency", "active");
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,12})(\\.[0-9]{1,4})?");

    private ProductCsv() {}

    /** The products, a row with the wrong number of cells as null. */
    static List<@Nullable ProductRequest> products(CsvTable table) {
        return table.map(COLUMNS, Set.of(), ProductCsv::product);
    }

    private static ProductRequest product(CsvTable.Row row) {
        String active = row.cell("active");
        var product = new ProductRequest(
                row.cell("sku"),
                row.cell("name"),
                row.cell("currency"),
                row.cell("unitPrice"),
                switch (active == null ? "" : active.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> null;
                });
        Currency currency = product.knownCurrency();
        String price = row.decimal("unitPrice");
        return currency == null || price == null || !DECIMAL.matcher(price).matches()
                ? product
                : product.withUnitPrice(withDecimals(price, currency.getDefaultFractionDigits()));
    }

    /** With the decimals that a spreadsheet leaves out. */
    private static String withDecimals(String text, int decimals) {
        var price = new BigDecimal(text);
        return price.setScale(Math.max(price.scale(), decimals)).toPlainString();
    }

    /** Where a violation of the JSON request is in the table. */
    static Violation locate(CsvTable table, Violation violation) {
        return table.locate(
                violation.pointer().endsWith("/active")
                        ? new Violation(violation.pointer(), "must be true or false")
                        : violation);
    }
}
