package dev.waybill.testing;

import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.postgres.Databases;
import dev.waybill.stack.postgres.EmbeddedPostgres;
import dev.waybill.stack.postgres.PostgresSecurity;
import dev.waybill.stack.process.Ports;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The database server of a secure stack as a process on a free port; it ends with this JVM. For one test at a time. */
public final class SecurePostgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final PostgresSecurity security;

    private SecurePostgres(EmbeddedPostgres server, PostgresSecurity security) {
        this.server = server;
        this.security = security;
    }

    /** With these databases, their relays' roles, and the auditor's. Returns once it is ready. */
    public static SecurePostgres newInstance(List<String> databases) {
        var started = ServerStart.onFreePorts(() -> started(databases));
        started.createDatabases();
        return started;
    }

    private static SecurePostgres started(List<String> databases) {
        var folder = TestFolders.next("postgres");
        var security = new PostgresSecurity(new SecureFolder(folder.resolve("secure")), databases);
        var log = folder.resolve("server.log");
        var server = new EmbeddedPostgres(folder, log, Ports.free(), TestPostgres.SETTINGS, security);
        server.initializeByCopy(); // of a cluster that an open stack would have
        TestFolders.deleteAtEnd(folder.resolve("data"), server::kill);
        server.start();
        return new SecurePostgres(server, security);
    }

    /** As each start of the stack does; leaves what exists as it is. */
    void createDatabases() {
        var databases = new Databases(server::administer, security::password);
        security.databases().forEach(databases::createWithRelay);
        databases.createAuditor(security.databases());
    }

    public void restart() {
        server.stop(Duration.ofSeconds(20));
        server.start();
    }

    /** With TLS and the server's certificate verified. */
    public String url(String database) {
        return server.url(database);
    }

    /** Without any such parameter. */
    public String plainUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }

    public String password(String role) {
        return security.password(role);
    }

    /** A connection over TLS. The caller closes it. */
    public Connection connect(String database, String role) throws SQLException {
        return server.connect(database, role);
    }

    /** A superuser's connection. The caller closes it. */
    public Connection administer(String database) throws SQLException {
        return server.administer(database);
    }

    @Override
    public void close() {
        server.kill();
    }
}
