package dev.waybill.payments.persistence;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The statements that write many rows of a table at once, with one array for each column. Immutable. */
final class BulkStatements<T> {

    private final List<ColumnMapping<T>> columns;
    private final String insert;
    private final String update;

    /** @param columns all of them, the key first */
    BulkStatements(String name, List<ColumnMapping<T>> columns) {
        this.columns = List.copyOf(columns);
        String key = columns.getFirst().name();
        String names = columns.stream().map(ColumnMapping::name).collect(joining(", "));
        String values = columns.stream().map(column -> "v." + column.name()).collect(joining(", "));
        String arrays =
                columns.stream().map(column -> "?::" + column.type() + "[]").collect(joining(", "));
        insert = "insert into %s (%s) select * from unnest(%s)".formatted(name, names, arrays);
        update = "update %1$s set (%2$s) = (%3$s) from unnest(%4$s) as v (%2$s) where %1$s.%5$s = v.%5$s"
                .formatted(name, names, values, arrays, key);
    }

    /** Inserts new rows. */
    String insert() {
        return insert;
    }

    /** Updates existing rows. */
    String update() {
        return update;
    }

    /** The arguments of either statement. */
    Object[] arguments(List<T> rows) {
        return columns.stream().map(column -> column.array(rows)).toArray();
    }
}
