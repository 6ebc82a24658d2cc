package dev.waybill.testing;

import dev.waybill.stack.postgres.EmbeddedPostgres;
import dev.waybill.stack.process.Ports;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A process on a free port. Only one test at a time may start or stop it. */
public final class StoppablePostgres extends TestPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    StoppablePostgres(Map<String, String> overrides) {
        var settings = new HashMap<>(SETTINGS);
        settings.putAll(overrides);
        server = ServerStart.onFreePorts(() -> started(settings));
    }

    private static EmbeddedPostgres started(Map<String, String> settings) {
        var folder = TestFolders.next("postgres");
        var server = new EmbeddedPostgres(folder, folder.resolve("server.log"), Ports.free(), settings);
        server.initializeByCopy();
        TestFolders.deleteAtEnd(folder.resolve("data"), server::kill);
        server.start();
        return server;
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

    @Override
    public String url(String database) {
        return server.url(database);
    }

    @Override
    public Connection administer(String database) throws SQLException {
        return server.administer(database);
    }

    @Override
    public void close() {
        server.kill();
    }
}
