package dev.waybill.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of {@code docs/postgres-security.md} that says what the roles of a service may do with each table of a database.
 */
public final class DocumentedPrivileges {

    /** In place of a database's name: in the database of each service. */
    public static final String EACH_SERVICE = "each service";

    private static final String HEADER = "| database | table | `<name>_app` | `<name>_relay` |";

    private DocumentedPrivileges() {}

    /** The rows of a database: what each role may do, as {@code select, insert | select}, by the name of the table. */
    public static Map<String, String> of(String database) {
        var rows = new TreeMap<String, String>();
        for (String line : table()) {
            List<String> cells = Arrays.stream(line.substring(1).split("\\|"))
                    .map(cell -> cell.replace("`", "").strip())
                    .toList();
            if (cells.getFirst().equals(database)) {
                for (String name : cells.get(1).split(", ")) {
                    rows.put(name, cells.get(2) + " | " + cells.get(3));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("No table of " + database + " is documented");
        }
        return rows;
    }

    /** The same, with the rows of {@link #EACH_SERVICE} for those of these tables that it has. */
    public static Map<String, String> of(String database, Collection<String> tables) {
        Map<String, String> rows = of(database);
        of(EACH_SERVICE).forEach((table, row) -> {
            if (tables.contains(table)) {
                rows.put(table, row);
            }
        });
        return rows;
    }

    private static List<String> table() {
        try (var lines = Files.lines(Path.of("../docs/postgres-security.md"))) {
            return lines.dropWhile(line -> !line.equals(HEADER))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
