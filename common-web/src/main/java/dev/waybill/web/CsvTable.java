package dev.waybill.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * A table as spreadsheets write it (RFC 4180): a header with the columns in any order, then one item per row. Commas
 * separate the cells, or semicolons if the header has them. Blanks around cells and rows without content are ignored.
 */
public final class CsvTable {

    public static final String MEDIA_TYPE = "text/csv";

    /** What browsers on Windows send for a CSV file. */
    public static final String EXCEL_MEDIA_TYPE = "application/vnd.ms-excel";

    static final int MAX_ROWS = 10_000;
    private static final int MAX_HEADER_LENGTH = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[0-9]{1,13},[0-9]{1,4}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,20}");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private final List<String> columns;
    private final boolean decimalComma;
    private final List<Row> rows = new ArrayList<>();

    /** One row of the table. */
    public static final class Row {

        private final CSVRecord row;
        private final long line;
        private final boolean decimalComma;

        private Row(CSVRecord row, long line, boolean decimalComma) {
            this.row = row;
            this.line = line;
            this.decimalComma = decimalComma;
        }

        /** The text of a cell; null if it is empty or there is no such column. */
        public @Nullable String cell(String column) {
            return row.isSet(column) && !row.get(column).isEmpty() ? row.get(column) : null;
        }

        /** The text of a cell, with a point for its decimal comma if semicolons separate the cells. */
        public @Nullable String decimal(String column) {
            String text = cell(column);
            return text != null && decimalComma && DECIMAL_COMMA.matcher(text).matches()
                    ? text.replace(',', '.')
                    : text;
        }

        /**
         * The whole number in a cell; null if it is empty, and -1, which is out of any range here, if it has anything but
         * digits: {@code 1.000} is a thousand to some spreadsheets, and one to others.
         */
        public @Nullable BigDecimal number(String column) {
            String text = cell(column);
            return text == null
                    ? null
                    : new BigDecimal(WHOLE_NUMBER.matcher(text).matches() ? text : "-1");
        }
    }

    private CsvTable(List<String> columns, boolean decimalComma) {
        this.columns = columns;
        this.decimalComma = decimalComma;
    }

    /**
     * Stops reading at the first row over the limit.
     *
     * @throws ProblemException 400 if it is not well-formed, 413 if there are too many rows
     */
    public static CsvTable read(BufferedReader text) throws IOException {
        long line = 1;
        CSVFormat format = format(text);
        try (CSVParser csv = format.parse(text)) {
            var table = new CsvTable(
                    csv.getHeaderNames(), format.getDelimiterString().equals(";"));
            for (CSVRecord row : csv) {
                line = csv.getCurrentLineNumber();
                table.add(row, line);
            }
            return table;
        } catch (CSVException | IllegalArgumentException e) {
            throw ProblemException.badRequest("The first line must name each column once.");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw ProblemException.badRequest("The row that begins in line " + (line + 1)
                        + " is not well-formed CSV: a quote is open, or text stands next to a quoted cell.");
            }
            throw e.getCause();
        }
    }

    private static CSVFormat format(BufferedReader text) throws IOException {
        text.mark(MAX_HEADER_LENGTH);
        int next = text.read();
        boolean hasByteOrderMark = next == BYTE_ORDER_MARK;
        // one by one, because a larger read ends with what has arrived so far
        for (int i = 1; i < MAX_HEADER_LENGTH && next >= 0 && next != ';' && next != '\n' && next != '\r'; i++) {
            next = text.read();
        }
        text.reset();
        if (hasByteOrderMark) {
            text.skip(1);
        }
        return next == ';' ? FORMAT.builder().setDelimiter(';').get() : FORMAT;
    }

    private void add(CSVRecord row, long line) {
        if (row.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (rows.size() == MAX_ROWS) {
            throw tooManyRows();
        }
        rows.add(new Row(row, line, decimalComma));
    }

    static ProblemException tooManyRows() {
        return ProblemException.tooLarge(
                String.format(Locale.ROOT, "At most %,d items can be sent at once.", MAX_ROWS));
    }

    /**
     * The items of the table, a row with the wrong number of cells as null.
     *
     * @throws ProblemException 400 if a required column is missing or there is another one than these
     */
    public <T> List<@Nullable T> map(List<String> required, Set<String> optional, Function<Row, T> item) {
        var others = new HashSet<>(columns);
        others.removeAll(required);
        if (!columns.containsAll(required) || !optional.containsAll(others)) {
            throw ProblemException.badRequest("The first line must name the columns " + String.join(",", required)
                    + (optional.isEmpty() ? "." : ", and may name " + String.join(",", optional) + "."));
        }
        var items = new ArrayList<@Nullable T>();
        for (Row row : rows) {
            items.add(row.row.isConsistent() ? item.apply(row) : null);
        }
        return items;
    }

    /** Translates a violation's JSON pointer to row and column (RFC 7111), and adds the line, which an editor shows. */
    public Violation locate(Violation violation) {
        String[] segments = violation.pointer().split("/", 3);
        if (segments.length == 1) {
            return violation;
        }
        int index = Integer.parseInt(segments[1]);
        int row = index + 2;
        String line = " (line " + rows.get(index).line + ")";
        if (segments.length == 2) {
            return new Violation("#row=" + row, "must have " + columns.size() + " cells" + line);
        }
        String column = segments[2];
        return new Violation(
                "#cell=" + row + "," + (columns.indexOf(column) + 1), column + " " + violation.detail() + line);
    }
}
