package dev.waybill.stack.run;

import dev.waybill.stack.StackException;
import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.postgres.Databases;
import dev.waybill.stack.postgres.EmbeddedPostgres;
import dev.waybill.stack.postgres.PostgresSecurity;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.process.ProcessId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with the services' databases. */
final class PostgresProcess extends ManagedProcess {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final EmbeddedPostgres server;
    private final @Nullable PostgresSecurity security;

    PostgresProcess(StackSettings settings, Layout layout, RunFiles files) {
        super(Component.POSTGRES, settings, layout, files);
        security = settings.isSecure() ? security(layout) : null;
        server = new EmbeddedPostgres(layout.postgres(), log(), port(), Map.of(), security);
    }

    /** How a secure stack's server lets clients in. */
    static PostgresSecurity security(Layout layout) {
        return ServiceDatabases.security(new SecureFolder(layout.secure()));
    }

    EmbeddedPostgres server() {
        return server;
    }

    @Override
    ProcessId begin() {
        server.start();
        var databases = security == null
                ? new Databases(server::administer)
                : new Databases(server::administer, security::password);
        Component.SERVICES.forEach(service -> databases.createWithRelay(service.database()));
        databases.create(ServiceDatabases.GATEWAY);
        if (security != null) {
            databases.createAuditor(ServiceDatabases.names());
            ServiceDatabases.writeSecrets(security);
        }
        return server.process().orElseThrow(() -> new StackException("PostgreSQL ended at once:\n" + reason()));
    }

    /** A connection that reads every table of this database, in a secure stack as a role that can write none. */
    Connection audit(String database) throws SQLException {
        return security == null ? server.administer(database) : server.connect(database, Databases.AUDITOR);
    }

    /** A server whose starter was killed before it could write the file is found all the same. */
    @Override
    Optional<ProcessId> process() {
        return super.process().or(server::process);
    }

    @Override
    boolean serves() {
        return Ports.answers(port());
    }

    @Override
    void end(ProcessId process) {
        server.stop(TIMEOUT);
    }
}
