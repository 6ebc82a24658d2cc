package dev.waybill.testing;

import dev.waybill.stack.postgres.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the roles of a database really may do there, however they have come to it. */
public final class GrantedPrivileges {

    /** Every table, view and sequence, the partitions of a table as one. */
    private static final String OF_TABLES = """
            select distinct regexp_replace(c.relname, '_[0-9]{8}$', '_<day>'), concat_ws(', ',
                (select string_agg(lower(p), ', ' order by n) from unnest(case c.relkind
                    when 'S' then array['USAGE', 'SELECT', 'UPDATE']
                    else array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']
                    end) with ordinality as each (p, n)
                 where case c.relkind when 'S' then has_sequence_privilege(r.name, c.oid, p)
                    else has_table_privilege(r.name, c.oid, p) end),
                (select string_agg(of_columns, ', ') from (
                    select lower(p) || ' (' || string_agg(attname, ', ' order by attname) || ')' as of_columns
                    from unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) as each (p), pg_attribute
                    where c.relkind <> 'S' and attrelid = c.oid and attnum > 0 and not attisdropped
                    and has_column_privilege(r.name, c.oid, attnum, p) and not has_table_privilege(r.name, c.oid, p)
                    group by p)))
            from pg_class c, (values (?)) as r (name)
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f', 'S')""";

    private static final String BESIDE_TABLES = """
            select 'is ' || attribute from pg_roles, lateral (values ('superuser', rolsuper), ('createdb', rolcreatedb),
                ('createrole', rolcreaterole), ('replication', rolreplication), ('bypassrls', rolbypassrls))
                as has (attribute, yes) where rolname = r.name and yes
            union all select 'is a member of ' || pg_get_userbyid(roleid) from pg_auth_members
                where member = r.name::regrole
            union all select 'owns ' || oid::regclass from pg_class where relowner = r.name::regrole
            union all select 'owns ' || oid::regprocedure from pg_proc where proowner = r.name::regrole
            union all select 'owns database ' || datname from pg_database where datdba = r.name::regrole
            union all select p || ' on schema ' || nspname from pg_namespace, unnest(array['create']) as p
                where has_schema_privilege(r.name, oid, p) and nspname !~ '^pg_temp'
            union all select p || ' on database ' || datname from pg_database, unnest(array['create', 'temp']) as p
                where datname = current_database() and has_database_privilege(r.name, oid, p)
            union all select 'connect to ' || datname from pg_database
                where datname in ('postgres', 'template1') and has_database_privilege(r.name, oid, 'connect')
            union all select 'executes as its owner ' || oid::regprocedure from pg_proc
                where prosecdef and has_function_privilege(r.name, oid, 'execute')""";

    private GrantedPrivileges() {}

    /** In the form of {@link DocumentedPrivileges#of}; of a database without a relay, it may do nothing. */
    public static Map<String, String> of(Connection connection) throws SQLException {
        String database = connection.getCatalog();
        Map<String, String> relay = ofTables(connection, Databases.relayOf(database));
        var all = new TreeMap<String, String>();
        ofTables(connection, Databases.applicationOf(database))
                .forEach((table, granted) -> all.put(table, granted + " | " + relay.getOrDefault(table, "")));
        return all;
    }

    /** What a role may do with each table. */
    public static Map<String, String> ofTables(Connection connection, String role) {
        if (rows(connection, "select rolname, rolname from pg_roles where rolname = ?", role)
                .isEmpty()) {
            return Map.of();
        }
        var privileges = new TreeMap<String, String>();
        for (String[] row : rows(connection, OF_TABLES, role)) {
            privileges.merge(row[0], row[1], (one, other) -> one + " or " + other);
        }
        return privileges;
    }

    /** What a role may do otherwise that one without rights may not. */
    public static List<String> besideTables(Connection connection, String role) {
        String query = "select what, what from (values (?)) as r (name), lateral (" + BESIDE_TABLES + ") as x (what)";
        return rows(connection, query, role).stream().map(row -> row[0]).toList();
    }

    private static List<String[]> rows(Connection connection, String query, String role) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql(query)
                .param(role)
                .query((row, _) -> new String[] {row.getString(1), row.getString(2)})
                .list();
    }
}
