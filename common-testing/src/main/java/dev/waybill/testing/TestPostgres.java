package dev.waybill.testing;

import dev.waybill.stack.postgres.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL, configured as the local stack's: logical write-ahead log, durability on. It ends with the JVM.
 * Creating databases is thread-safe.
 */
public abstract sealed class TestPostgres permits StoppablePostgres, ContainerPostgres {
    static final Map<String, String> SETTINGS = Map.of("shared_buffers", "64MB");

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** The server that all tests of this JVM share, in a container or as a process. */
    public static TestPostgres shared() {
        return Shared.SERVER;
    }

    /** A server for a test that stops or kills it: always a process, because a container gets another port each time. */
    public static StoppablePostgres newInstance() {
        return newInstance(Map.of());
    }

    /** The same with further settings such as {@code wal_level = replica}. */
    public static StoppablePostgres newInstance(Map<String, String> settings) {
        return new StoppablePostgres(settings);
    }

    /**
     * Creates an empty database with a unique name. One at a time, because concurrent changes of a server's roles and
     * settings fail in PostgreSQL.
     */
    public final synchronized TestDatabase createDatabase(String prefix) {
        var name = prefix + "_" + DATABASES.incrementAndGet();
        new Databases(this::administer).createWithRelay(name);
        var relay = Databases.relayOf(name);
        return new TestDatabase(name, url(name), name, name, relay, relay);
    }

    public abstract String url(String database);

    /** A superuser's connection. The caller closes it. */
    public abstract Connection administer(String database) throws SQLException;

    private static final class Shared {
        static final TestPostgres SERVER =
                ServerChoice.inContainers() ? new ContainerPostgres() : new StoppablePostgres(Map.of());
    }
}
