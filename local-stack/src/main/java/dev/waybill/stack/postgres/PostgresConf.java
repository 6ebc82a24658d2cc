package dev.waybill.stack.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The server's settings, in a file of ours that postgresql.conf includes. */
public final class PostgresConf {
    static final String FILE = "waybill.conf";

    private PostgresConf() {}

    /** @param overrides win over ours; values as postgresql.conf has them, without quotes */
    static String text(int port, Map<String, String> overrides) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", "127.0.0.1");
        // a socket's path may not be longer than 107 bytes, which a folder of ours easily is
        settings.put("unix_socket_directories", "");
        settings.putAll(settings());
        settings.putAll(overrides);
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining("", "# written at each start\n", ""));
    }

    /** The settings that do not depend on where the server runs. */
    public static Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("max_connections", "200");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");

        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");

        settings.put("wal_level", "logical");
        settings.put("max_replication_slots", "20");
        settings.put("max_wal_senders", "20");
        settings.put("max_slot_wal_keep_size", "4GB");

        settings.put("shared_buffers", "192MB");
        settings.put("max_wal_size", "2GB");
        settings.put("jit", "off");
        return settings;
    }
}
