package dev.waybill.orders.api;

import dev.waybill.web.ProblemException;
import dev.waybill.web.Violation;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * Products as comma-separated values (RFC 4180): a header with the columns in any order, then one product per row.
 *
 * @param products null for a row with the wrong number of cells
 * @param lines the line of the text in which each product ends, counted from 1
 */
record ProductCsv(List<String> columns, List<@Nullable ProductRequest> products, List<Long> lines) {

    private static final Set<String> COLUMNS = Set.of("sku", "name", "unitPrice", "currency", "active");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    /** Stops reading at the first product over the limit. */
    static ProductCsv read(Reader text) throws IOException {
        try (CSVParser csv = FORMAT.parse(text)) {
            var csvProducts = new ProductCsv(csv.getHeaderNames(), new ArrayList<>(), new ArrayList<>());
            if (csvProducts.columns.size() != COLUMNS.size() || !COLUMNS.containsAll(csvProducts.columns)) {
                throw wrongColumns();
            }
            for (CSVRecord row : csv) {
                csvProducts.add(row, csv.getCurrentLineNumber());
            }
            return csvProducts;
        } catch (CSVException | IllegalArgumentException e) {
            throw wrongColumns();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw ProblemException.badRequest("The body is not well-formed CSV.");
            }
            throw e.getCause();
        }
    }

    private void add(CSVRecord row, long line) {
        if (products.size() == BulkProductController.MAX_PRODUCTS) {
            throw BulkProductController.tooMany();
        }
        products.add(row.isConsistent() ? product(row) : null);
        lines.add(line);
    }

    private static ProductRequest product(CSVRecord row) {
        return new ProductRequest(
                cell(row, "sku"),
                cell(row, "name"),
                cell(row, "currency"),
                cell(row, "unitPrice"),
                switch (row.get("active")) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> null;
                });
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
