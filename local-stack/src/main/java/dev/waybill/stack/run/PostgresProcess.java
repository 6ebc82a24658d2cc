package dev.waybill.stack.run;

import dev.waybill.stack.StackException;
import dev.waybill.stack.postgres.Databases;
import dev.waybill.stack.postgres.EmbeddedPostgres;
import dev.waybill.stack.process.Ports;
import dev.waybill.stack.process.ProcessId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL with the services' databases. */
final class PostgresProcess extends ManagedProcess {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final EmbeddedPostgres server;

    PostgresProcess(StackSettings settings, Layout layout, RunFiles files) {
        super(Component.POSTGRES, settings, layout, files);
        server = new EmbeddedPostgres(layout.postgres(), log(), port(), Map.of());
    }

    EmbeddedPostgres server() {
        return server;
    }

    @Override
    ProcessId begin() {
        server.start();
        var databases = new Databases(server::administer);
        Component.SERVICES.forEach(service -> databases.createWithRelay(service.database()));
        databases.create("gateway");
        return server.process().orElseThrow(() -> new StackException("PostgreSQL ended at once:\n" + reason()));
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
