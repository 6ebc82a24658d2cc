package dev.waybill.stack.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The server's settings, in a file of ours that postgresql.conf includes. */
public final class PostgresConf {
    static final String FILE = "waybill.conf";

    private static final Map<String, String> ADDRESSES = Map.of(
            "listen_addresses", "127.0.0.1",
            // a socket's path may not be longer than 107 bytes, which a folder of ours easily is
            "unix_socket_directories", "");

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("max_connections", "200"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            // a violated constraint would be logged with the row, which has personal data
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("wal_level", "logical"),
            Map.entry("max_replication_slots", "20"),
            Map.entry("max_wal_senders", "20"),
            Map.entry("max_slot_wal_keep_size", "4GB"),
            Map.entry("shared_buffers", "192MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("jit", "off"));

    private PostgresConf() {}

    /** The settings that do not depend on where the server runs. */
    public static Map<String, String> settings() {
        return SETTINGS;
    }

    /** @param overrides win over ours; values as postgresql.conf has them, without quotes */
    static String text(int port, Map<String, String> overrides) {
        var settings = new LinkedHashMap<>(ADDRESSES);
        settings.put("port", Integer.toString(port));
        settings.putAll(SETTINGS);
        settings.putAll(overrides);
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining("", "# written at each start\n", ""));
    }
}
