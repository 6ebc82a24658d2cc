package dev.waybill.stack.status;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** PostgreSQL's settings that durability rests on, asked of the running server. */
final class ServerSettings {
    private static final String QUERY = """
            select name, current_setting(name) from pg_settings where name in
            ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_level', 'data_checksums',
             'max_slot_wal_keep_size', 'server_version')
            """;

    private ServerSettings() {}

    /** Empty if the server does not answer. */
    static Map<String, String> at(int port) {
        var settings = new TreeMap<String, String>();
        try (var connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/orders", login());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
            return settings;
        } catch (SQLException e) {
            return Map.of();
        }
    }

    private static Properties login() {
        var login = new Properties();
        login.setProperty("user", "orders");
        login.setProperty("password", "orders");
        login.setProperty("connectTimeout", "3");
        login.setProperty("socketTimeout", "3");
        return login;
    }
}
