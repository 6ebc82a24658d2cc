package dev.waybill.orders.api;

import dev.waybill.web.ProblemException;
import dev.waybill.web.Violation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * Products as comma-separated values (RFC 4180), also as a spreadsheet saves them: a header with the columns in any order,
 * then one product per row; rows of blank cells are skipped. A header with semicolons separates cells by semicolons and
 * decimals by a comma.
 *
 * @param products null for a row with the wrong number of cells
 * @param lines the line of the text in which each product ends, counted from 1
 */
record ProductCsv(List<String> columns, List<@Nullable ProductRequest> products, List<Long> lines) {

    private static final Set<String> COLUMNS = Set.of("sku", "name", "unitPrice", "currency", "active");
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,12})([.,][0-9]{1,4})?");
    private static final int MAX_HEADER = 1_000;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    /** Stops reading at the first product over the limit. */
    static ProductCsv read(BufferedReader text) throws IOException {
        char delimiter = delimiter(text);
        long lastLine = 1;
        try (CSVParser csv = FORMAT.builder().setDelimiter(delimiter).get().parse(text)) {
            var csvProducts = new ProductCsv(csv.getHeaderNames(), new ArrayList<>(), new ArrayList<>());
            if (csvProducts.columns.size() != COLUMNS.size() || !COLUMNS.containsAll(csvProducts.columns)) {
                throw wrongColumns();
            }
            for (CSVRecord row : csv) {
                lastLine = csv.getCurrentLineNumber();
                if (!row.stream().allMatch(String::isBlank)) {
                    csvProducts.add(row, lastLine, delimiter);
                }
            }
            return csvProducts;
        } catch (CSVException | IllegalArgumentException e) {
            throw wrongColumns();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw ProblemException.badRequest("The body is not well-formed CSV: the row that begins in line "
                        + (lastLine + 1) + " has a quote that is not closed, or text next to a quoted cell.");
            }
            throw e.getCause();
        }
    }

    /** A semicolon if the first line has one. */
    private static char delimiter(BufferedReader text) throws IOException {
        text.mark(MAX_HEADER);
        int next = text.read();
        for (int i = 1; i < MAX_HEADER && next >= 0 && next != ';' && next != '\n' && next != '\r'; i++) {
            next = text.read();
        }
        text.reset();
        return next == ';' ? ';' : ',';
    }

    private void add(CSVRecord row, long line, char delimiter) {
        if (products.size() == BulkProductController.MAX_PRODUCTS) {
            throw BulkProductController.tooMany();
        }
        products.add(row.isConsistent() ? product(row, delimiter) : null);
        lines.add(line);
    }

    private static ProductRequest product(CSVRecord row, char delimiter) {
        var product = new ProductRequest(
                cell(row, "sku"),
                cell(row, "name"),
                cell(row, "currency"),
                cell(row, "unitPrice"),
                switch (row.get("active").toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> null;
                });
        Currency currency = product.knownCurrency();
        String price = product.unitPrice();
        return currency == null || price == null
                ? product
                : product.withUnitPrice(price(price, currency.getDefaultFractionDigits(), delimiter));
    }

    /** With the decimals that a spreadsheet leaves out; as it is if it is no decimal. */
    private static String price(String cell, int decimals, char delimiter) {
        if (!DECIMAL.matcher(cell).matches() || (delimiter == ',' && cell.indexOf(',') >= 0)) {
            return cell;
        }
        var price = new BigDecimal(cell.replace(',', '.'));
        return price.setScale(Math.max(price.scale(), decimals)).toPlainString();
    }

    private static @Nullable String cell(CSVRecord row, String column) {
        String text = row.get(column);
        return text.isEmpty() ? null : text;
    }

    /** Translates a violation's JSON pointer to row and column (RFC 7111), and adds the line, which an editor shows. */
    Violation locate(Violation violation) {
        String[] segments = violation.pointer().split("/", 3);
        if (segments.length == 1) {
            return violation;
        }
        int product = Integer.parseInt(segments[1]);
        int row = product + 2;
        String line = " (line " + lines.get(product) + ")";
        if (segments.length == 2) {
            return new Violation("#row=" + row, "must have " + columns.size() + " cells" + line);
        }
        String column = segments[2];
        String detail = column.equals("active") ? "must be true or false" : violation.detail();
        return new Violation("#cell=" + row + "," + (columns.indexOf(column) + 1), column + " " + detail + line);
    }

    private static ProblemException wrongColumns() {
        return ProblemException.badRequest("The first line must name the columns sku,name,unitPrice,currency,active.");
    }
}
