package dev.waybill.orders.api;

import dev.waybill.web.BadRequestException;
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
 * Products as comma-separated values (RFC 4180): a line that names the columns, in any order, then a product a line.
 *
 * @param products null for a row that has not a cell for each column
 * @param lines where in the text each product ends, counted from 1
 */
record ProductTable(List<String> columns, List<@Nullable ProductRequest> products, List<Long> lines) {

    private static final Set<String> COLUMNS = Set.of("sku", "name", "unitPrice", "currency", "active");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    /** Reads no further than the first product too many. */
    static ProductTable read(Reader text) throws IOException {
        try (CSVParser csv = FORMAT.parse(text)) {
            var table = new ProductTable(csv.getHeaderNames(), new ArrayList<>(), new ArrayList<>());
            if (table.columns.size() != COLUMNS.size() || !COLUMNS.containsAll(table.columns)) {
                throw otherColumns();
            }
            for (CSVRecord row : csv) {
                table.add(row, csv.getCurrentLineNumber());
            }
            return table;
        } catch (CSVException | IllegalArgumentException e) {
            throw otherColumns();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new BadRequestException("The body is not well-formed CSV.");
            }
            throw e.getCause();
        }
    }

    private void add(CSVRecord row, long line) {
        if (products.size() == WantedProducts.MOST) {
            throw WantedProducts.tooMany();
        }
        products.add(row.isConsistent() ? product(row) : null);
        lines.add(line);
    }

    private static ProductRequest product(CSVRecord row) {
        return new ProductRequest(
                cell(row, "sku"),
                cell(row, "name"),
                cell(row, "unitPrice"),
                cell(row, "currency"),
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

    /** The same violation in terms of rows and columns (RFC 7111), and of lines, which an editor shows. */
    Violation locate(Violation violation) {
        String[] steps = violation.pointer().split("/", 3);
        if (steps.length == 1) {
            return violation;
        }
        int product = Integer.parseInt(steps[1]);
        int row = product + 2;
        String line = " (line " + lines.get(product) + ")";
        if (steps.length == 2) {
            return new Violation("#row=" + row, "must have " + columns.size() + " cells" + line);
        }
        String column = steps[2];
        String detail = column.equals("active") ? "must be true or false" : violation.detail();
        return new Violation("#cell=" + row + "," + (columns.indexOf(column) + 1), column + " " + detail + line);
    }

    private static BadRequestException otherColumns() {
        return new BadRequestException("The first line must name the columns sku,name,unitPrice,currency,active.");
    }
}
