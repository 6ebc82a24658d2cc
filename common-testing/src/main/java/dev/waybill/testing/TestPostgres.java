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
 * A real PostgreSQL on a free port, configured as the local stack's: logical write-ahead log, durability on. It ends with
 * the JVM. Creating databases is thread-safe; starting and stopping is for one test at a time.
 */
public final class TestPostgres implements AutoCloseable {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres server;

    private TestPostgres(Map<String, String> overrides) {
        var folder = TestFolders.next("postgres");
        var settings = new HashMap<>(Map.of("shared_buffers", "64MB"));
        settings.putAll(overrides);
        server = new EmbeddedPostgres(folder, folder.resolve("server.log"), Ports.free(), settings);
        server.initializeByCopy();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.kill();
            TestFolders.delete(folder.resolve("data"));
        }));
        server.start();
    }

    /** The one for tests that only need databases; never stop it. */
    public static TestPostgres shared() {
        return Shared.SERVER;
    }

    /** A server for a test that stops or kills it. */
    public static TestPostgres newInstance() {
        return newInstance(Map.of());
    }

    /** The same with settings of its own, such as {@code wal_level = replica}. */
    public static TestPostgres newInstance(Map<String, String> settings) {
        return new TestPostgres(settings);
    }

    /** A new, empty database with a name that no other has. */
    public Database createDatabase(String prefix) {
        var name = prefix + "_" + DATABASES.incrementAndGet();
        new Databases(server).createWithRelay(name);
        var relay = Databases.relayOf(name);
        return new Database(name, server.url(name), name, name, relay, relay);
    }

    /** Returns once it takes connections; on the same port and with the same data as before. */
    public void start() {
        server.start();
    }

    /** Stops it in order, ending all sessions. */
    public void stop() {
        server.stop(Duration.ofSeconds(20));
    }

    /** Ends it as a crash would. */
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

    /** The first process' id, while it runs. */
    public long pid() {
        return server.process().orElseThrow().pid();
    }

    public String url(String database) {
        return server.url(database);
    }

    /** A superuser's connection; the caller closes it. */
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
