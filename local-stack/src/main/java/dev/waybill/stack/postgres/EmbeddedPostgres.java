package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.LogTail;
import dev.waybill.stack.process.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own on this machine, with its durability on. It runs detached from the process that started
 * it and is found again through its folder. Not safe for concurrent starts and stops of the same folder.
 */
public final class EmbeddedPostgres {
    private static final String START_LIMIT = "90"; // seconds

    /** SQLSTATE. */
    private static final String WRONG_PASSWORD = "28P01";

    /** Costs next to nothing, and cannot be loaded later; {@code ./waybill load --explain} reads it. */
    private static final String STATEMENT_COUNTER = "pg_stat_statements";

    private final Path data;
    private final Path log;
    private final int port;
    private final Map<String, String> overrides;
    private final @Nullable PostgresSecurity security;

    /**
     * A server for everyone on this machine.
     *
     * @param folder keeps the databases in {@code data}
     * @param overrides settings of postgresql.conf that win over ours
     */
    public EmbeddedPostgres(Path folder, Path log, int port, Map<String, String> overrides) {
        this(folder, log, port, overrides, null);
    }

    /** @param security null for a server for everyone on this machine */
    public EmbeddedPostgres(
            Path folder, Path log, int port, Map<String, String> overrides, @Nullable PostgresSecurity security) {
        this.data = folder.toAbsolutePath().normalize().resolve("data");
        this.log = log.toAbsolutePath().normalize();
        this.port = port;
        this.overrides = Map.copyOf(overrides);
        this.security = security;
    }

    /**
     * Starts the server unless it runs, setting up its folder first if there is none; returns once it takes connections.
     *
     * @throws StackException with the end of the server's log if it does not start
     */
    public void start() {
        if (!isRunning()) {
            startServer();
        }
        if (security != null && !accepts(superuserPassword())) {
            changeSuperuserPassword();
        }
    }

    private void startServer() {
        var programs = PostgresPrograms.installed();
        if (!DataDirectory.existsIn(data)) {
            DataDirectory.create(data, programs, superuserPassword());
        }
        if (security == null && DataDirectory.isSecure(data)) {
            throw new StackException("The databases in " + data + " are of a secure stack; start it with --secure, or"
                    + " delete all data with ./waybill reset.");
        }
        try {
            Files.createDirectories(log.getParent());
            var settings = new HashMap<>(overrides);
            if (programs.hasExtension(STATEMENT_COUNTER)) {
                settings.putIfAbsent("shared_preload_libraries", STATEMENT_COUNTER);
            }
            if (security != null) {
                settings.putAll(security.settings(data));
                Files.writeString(data.resolve(DataDirectory.WHO_MAY_CONNECT_FILE), security.whoMayConnect());
            }
            Files.writeString(data.resolve(PostgresConf.FILE), PostgresConf.text(port, settings));
            if (Files.notExists(log)) {
                Files.createFile(log);
            }
            programs.user().own(data);
            programs.user().own(log);
        } catch (IOException e) {
            throw new StackException("Could not write PostgreSQL's settings: " + e.getMessage(), e);
        }
        Postmaster.clearRemains(data);
        try {
            programs.run("pg_ctl", "start", "-w", "-s", "-t", START_LIMIT, "-D", data.toString(), "-l", log.toString());
        } catch (StackException e) {
            throw new StackException("PostgreSQL did not start:\n" + LogTail.text(log, 10), e);
        }
    }

    private boolean accepts(String password) {
        try (var _ = DriverManager.getConnection(url("postgres"), DataDirectory.SUPERUSER, password)) {
            return true;
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                return false;
            }
            throw new StackException("PostgreSQL's administrator cannot connect: " + e.getMessage(), e);
        }
    }

    /** Of databases that an open stack has made. */
    private void changeSuperuserPassword() {
        var former = DataDirectory.SUPERUSER_PASSWORD;
        try (var connection = DriverManager.getConnection(url("postgres"), DataDirectory.SUPERUSER, former)) {
            RolePassword.set(connection, DataDirectory.SUPERUSER, superuserPassword());
        } catch (SQLException e) {
            throw new StackException("PostgreSQL's administrator cannot get a password: " + e.getMessage(), e);
        }
    }

    /**
     * Sets up the folder from a copy kept in the user's cache, unless that has been done. Faster than what {@link #start}
     * does for itself, but not yet safely on disk, so only for what may be lost.
     */
    public void initializeByCopy() {
        if (!DataDirectory.existsIn(data)) {
            DataDirectory.copyTo(data, PostgresPrograms.installed());
        }
    }

    /**
     * Ends all sessions and stops in order; within {@code timeout}, else at once, in which case the next start recovers
     * from the log.
     */
    public void stop(Duration timeout) {
        Postmaster.of(data).ifPresent(server -> {
            server.signal("INT");
            if (!server.awaitEnd(timeout)) {
                server.signal("QUIT");
                if (!server.awaitEnd(Duration.ofSeconds(10))) {
                    server.kill();
                }
            }
        });
    }

    /** Ends all its processes at once, as a crash would. */
    public void kill() {
        Postmaster.of(data).ifPresent(ProcessId::kill);
    }

    public boolean isRunning() {
        return Postmaster.of(data).isPresent();
    }

    /** The server's first process, while it runs. */
    public Optional<ProcessId> process() {
        return Postmaster.of(data);
    }

    public int port() {
        return port;
    }

    public String url(String database) {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        return security == null ? url : url + security.urlParameters();
    }

    /** A connection as the server's superuser. The caller closes it. */
    public Connection administer(String database) throws SQLException {
        return DriverManager.getConnection(url(database), DataDirectory.SUPERUSER, superuserPassword());
    }

    /** A connection as one of the roles of {@link Databases}. The caller closes it. */
    public Connection connect(String database, String role) throws SQLException {
        return connect(database, role, Duration.ZERO);
    }

    /** @param timeout for each answer, in whole seconds; zero for none */
    public Connection connect(String database, String role, Duration timeout) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", security == null ? role : security.password(role));
        if (timeout.isPositive()) {
            properties.setProperty("connectTimeout", Long.toString(timeout.toSeconds()));
            properties.setProperty("socketTimeout", Long.toString(timeout.toSeconds()));
        }
        return DriverManager.getConnection(url(database), properties);
    }

    private String superuserPassword() {
        return security == null ? DataDirectory.SUPERUSER_PASSWORD : security.password(DataDirectory.SUPERUSER);
    }
}
