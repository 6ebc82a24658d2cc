package dev.waybill.testing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for a text in every column of every table of a database, whatever its type. */
public final class TextSearch {

    private static final String TABLES = """
            select quote_ident(relname) from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname
            """;

    private TextSearch() {}

    /** The tables with a row that has the text, as text or as the bytes of it. */
    public static List<String> tables(JdbcClient jdbc, String text) {
        String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return jdbc.sql(TABLES).query((row, _) -> Objects.requireNonNull(row.getString(1))).list().stream()
                .filter(table -> has(jdbc, table, text, bytes))
                .toList();
    }

    private static boolean has(JdbcClient jdbc, String table, String text, String bytes) {
        return jdbc.sql("select exists (select from " + table
                        + " as t where position(:text in t::text) > 0 or position(:bytes in t::text) > 0)")
                .param("text", text)
                .param("bytes", bytes)
                .query(Boolean.class)
                .single();
    }
}
