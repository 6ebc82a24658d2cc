package dev.waybill.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares what the roles of a migrated database may do with what is documented: a new table without a row fails it. Then
 * tries, with the role of the service, what it may not.
 */
public abstract class PrivilegesTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    protected abstract TestDatabase database();

    /** Whose rows the tables of this database have. */
    protected abstract String documentedAs();

    @Test
    void everyTableHasThePrivilegesThatAreDocumentedAndNoOthers() throws SQLException {
        try (var connection = TestPostgres.shared().administer(database().name())) {
            Map<String, String> granted = GrantedPrivileges.of(connection);
            assertEquals(lines(DocumentedPrivileges.of(documentedAs(), granted.keySet())), lines(granted));
        }
    }

    @Test
    void theServiceOwnsNothingAndMakesNothing() throws SQLException {
        try (var connection = TestPostgres.shared().administer(database().name())) {
            assertEquals(
                    List.of(),
                    GrantedPrivileges.besideTables(connection, database().applicationUsername()));
        }
    }

    @Test
    void theServiceIsRefusedWhatItMayNot() throws SQLException {
        try (var application = DriverManager.getConnection(
                database().url(), database().applicationUsername(), database().applicationPassword())) {
            for (var table : DocumentedPrivileges.of(documentedAs()).entrySet()) {
                if (!table.getKey().matches(".*(_seq|_<day>)")) {
                    refusals(application, table.getKey(), table.getValue().split("\\|")[0])
                            .forEach(sql -> assertRefused(application, sql));
                }
            }
            Stream.of(
                            "create table mine (n int)",
                            "create temporary table mine (n int)",
                            "create schema mine",
                            "create function mine() returns int language sql return 1",
                            "create publication mine",
                            "set role " + database().username(),
                            "alter role " + database().applicationUsername() + " superuser",
                            "drop database " + database().name(),
                            "select pg_read_file('PG_VERSION')",
                            "copy (select 1) to program 'true'")
                    .forEach(sql -> assertRefused(application, sql));
        }
    }

    private static List<String> refusals(Connection application, String table, String allowed) throws SQLException {
        var refused = new ArrayList<>(List.of(
                "truncate " + table,
                "drop table " + table,
                "alter table " + table + " add column more int",
                "alter table " + table + " disable trigger all",
                "create index on " + table + " ((1))",
                "create trigger mine before insert on " + table
                        + " for each row execute function suppress_redundant_updates_trigger()"));
        if (!allowed.contains("delete")) {
            refused.add("delete from " + table);
        }
        if (!allowed.matches(".*update(?! \\().*")) {
            String column = firstColumn(application, table);
            refused.add("update " + table + " set " + column + " = " + column);
        }
        return refused;
    }

    private static String firstColumn(Connection application, String table) throws SQLException {
        String query = "select attname from pg_attribute where attrelid = '" + table
                + "'::regclass and attnum > 0 and attidentity = '' order by attnum limit 1";
        try (var statement = application.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void assertRefused(Connection application, String sql) {
        var failure = assertThrows(
                SQLException.class,
                () -> {
                    try (var statement = application.createStatement()) {
                        statement.execute(sql);
                    }
                },
                sql);
        assertEquals(INSUFFICIENT_PRIVILEGE, failure.getSQLState(), () -> sql + ": " + failure.getMessage());
    }

    private static String lines(Map<String, String> privileges) {
        return privileges.entrySet().stream()
                .map(row -> row.getKey() + ": " + row.getValue())
                .collect(Collectors.joining("\n"));
    }
}
