package dev.waybill.testing;

import dev.waybill.stack.postgres.Databases;
import dev.waybill.stack.postgres.EmbeddedPostgres;
import dev.waybill.stack.process.Ports;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL on a free port, configured as the local stack's: logical write-ahead log, durability on. It is
 * killed when the JVM ends. Creating databases is thread-safe. Only one test at a time may start or stop it.
 */
public final class TestPostgres implements AutoCloseable {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres server;

    private TestPostgres(Map<String, String> overrides) {
        var settings = new HashMap<>(Map.of("shared_buffers", "64MB"));
        settings.putAll(overrides);
        server = ServerStart.onFreePorts(() -> started(settings));
    }

    private static EmbeddedPostgres started(Map<String, String> settings) {
        var folder = TestFolders.next("postgres");
        var server = new EmbeddedPostgres(folder, folder.resolve("server.log"), Ports.free(), settings);
        server.initializeByCopy();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.kill();
            TestFolders.delete(folder.resolve("data"));
        }));
        server.start();
        return server;
    }

    /** The shared server, for tests that only need a database. Never stop it. */
    public static TestPostgres shared() {
        return Shared.SERVER;
    }

    /** A server for a test that stops or kills it. */
    public static TestPostgres newInstance() {
        return newInstance(Map.of());
    }

    /** A server for a test that stops or kills it, with further settings such as {@code wal_level = replica}. */
    public static TestPostgres newInstance(Map<String, String> settings) {
        return new TestPostgres(settings);
    }

    /**
     * Creates an empty database with a unique name. One at a time, because concurrent changes of a server's roles and
     * settings fail in PostgreSQL.
     */
    public synchronized TestDatabase createDatabase(String prefix) {
        var name = prefix + "_" + DATABASES.incrementAndGet();
        new Databases(server).createWithRelay(name);
        var relay = Databases.relayOf(name);
        return new TestDatabase(name, server.url(name), name, name, relay, relay);
    }

    /** Starts on the same port and with the same data as before. Returns when connections are accepted. */
    public void start() {
        server.start();
    }

    /** Stops the server gracefully and ends all sessions. */
    public void stop() {
        server.stop(Duration.ofSeconds(20));
    }

    /** Kills the server like a crash. */
    public void kill() {
        server.kill();
    }

    public void restart() {
        stop();
        start();
    }

    public int port() {
        return server.port();
    }

    /** The process id of the postmaster, while it runs. */
    public long pid() {
        return server.process().orElseThrow().pid();
    }

    public String url(String database) {
        return server.url(database);
    }

    /** A superuser's connection. The caller closes it. */
    public Connection administer(String database) throws SQLException {
        return server.administer(database);
    }

    @Override
    public void close() {
        server.kill();
    }

    private static final class Shared {
        static final TestPostgres SERVER = new TestPostgres(Map.of());
    }
}
