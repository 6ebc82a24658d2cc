package dev.waybill.stack.postgres;

import java.util.Map;

/** The server's settings, in a file of ours that postgresql.conf includes. */
final class PostgresConf {
    static final String FILE = "waybill.conf";

    private static final String SETTINGS = """
            # written at each start
            port = %d
            listen_addresses = '127.0.0.1'
            # a socket's path may not be longer than 107 bytes, which a folder of ours easily is
            unix_socket_directories = ''
            max_connections = 200
            password_encryption = 'scram-sha-256'
            timezone = 'UTC'
            log_timezone = 'UTC'

            fsync = on
            synchronous_commit = on
            full_page_writes = on

            wal_level = logical
            max_replication_slots = 20
            max_wal_senders = 20
            max_slot_wal_keep_size = '4GB'

            shared_buffers = '192MB'
            max_wal_size = '2GB'
            jit = off
            """;

    private PostgresConf() {}

    /** @param overrides win over ours; values as postgresql.conf has them, without quotes */
    static String text(int port, Map<String, String> overrides) {
        var text = new StringBuilder(SETTINGS.formatted(port));
        overrides.forEach((name, value) -> text.append("%s = '%s'%n".formatted(name, value.replace("'", "''"))));
        return text.toString();
    }
}
