package dev.waybill.payments.persistence;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The statements that write many rows of a table at once, one array for each column. Immutable. */
final class Table<T> {

    private final List<Column<T>> columns;
    private final String insert;
    private final String update;

    /** @param columns all of them, the key first */
    Table(String name, List<Column<T>> columns) {
        this.columns = List.copyOf(columns);
        String key = columns.getFirst().name();
        String names = columns.stream().map(Column::name).collect(joining(", "));
        String values = columns.stream().map(column -> "v." + column.name()).collect(joining(", "));
        String arrays =
                columns.stream().map(column -> "?::" + column.type() + "[]").collect(joining(", "));
        insert = "insert into %s (%s) select * from unnest(%s)".formatted(name, names, arrays);
        update = "update %1$s set (%2$s) = (%3$s) from unnest(%4$s) as v (%2$s) where %1$s.%5$s = v.%5$s"
                .formatted(name, names, values, arrays, key);
    }

    /** Writes what is not there yet. */
    String insert() {
        return insert;
    }

    /** Writes over those that are there. */
    String update() {
        return update;
    }

    /** What either statement takes. */
    Object[] arguments(List<T> rows) {
        return columns.stream().map(column -> column.array(rows)).toArray();
    }
}
