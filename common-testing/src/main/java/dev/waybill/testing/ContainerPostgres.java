package dev.waybill.testing;

import dev.waybill.stack.postgres.PostgresConf;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A container with the image of the compose file and the settings of the local stack. */
final class ContainerPostgres extends TestPostgres {
    static final String IMAGE = "postgres:18";

    private static final String SUPERUSER = "postgres";

    private final PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
            .withUsername(SUPERUSER)
            .withPassword(SUPERUSER)
            .withDatabaseName(SUPERUSER)
            .withStartupTimeout(ServerChoice.START_LIMIT)
            .withEnv(
                    "POSTGRES_INITDB_ARGS",
                    "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
            .withCopyToContainer(
                    Transferable.of("sed -i '/replication/d' \"$PGDATA/pg_hba.conf\"\n"),
                    "/docker-entrypoint-initdb.d/no-physical-replication.sh");

    ContainerPostgres() {
        var settings = new HashMap<>(PostgresConf.settings());
        settings.putAll(SETTINGS);
        var command = new ArrayList<>(List.of("postgres"));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        container.withCommand(command.toArray(String[]::new)).start();
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://" + container.getHost() + ":"
                + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + database;
    }

    @Override
    public Connection administer(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, SUPERUSER);
    }
}
