package dev.waybill.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.stack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresConfTest {
    private static final Pattern SETTING = Pattern.compile("(?m)^(\\w+) = '?([^'\n]*)'?$");

    @TempDir
    private Path folder;

    @Test
    void aServerInAContainerHasTheSettingsOfTheStacks() throws IOException {
        var installed = Files.readString(Path.of("../docker/postgres/postgresql.conf"));
        var settings = SETTING.matcher(installed)
                .results()
                .filter(setting -> !setting.group(1).equals("listen_addresses"))
                .collect(Collectors.toMap(setting -> setting.group(1), (MatchResult setting) -> setting.group(2)));

        assertThat(settings).containsKeys("wal_level", "log_error_verbosity");
        assertThat(PostgresConf.settings()).containsAllEntriesOf(settings);
    }

    @Test
    void theLogHasNoValuesOfARowThatViolatesAConstraint() throws IOException, SQLException {
        var home = folder.toRealPath();
        var log = home.resolve("server.log");
        var server = new EmbeddedPostgres(home, log, Ports.free(), Map.of());
        server.initializeByCopy();
        server.start();
        try (var connection = server.administer("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create table address (name text primary key, check (name <> 'Grace Hopper'))");
            try (var insert = connection.prepareStatement("insert into address values (?)")) {
                insert.setString(1, "Ada Lovelace");
                insert.execute();
                assertThatThrownBy(insert::execute).hasMessageContaining("Ada Lovelace");
                insert.setString(1, "Grace Hopper");
                assertThatThrownBy(insert::execute).hasMessageContaining("Grace Hopper");
            }
        } finally {
            server.kill();
        }

        assertThat(log)
                .content()
                .contains("duplicate key value violates", "violates check constraint")
                .doesNotContain("Lovelace", "Hopper");
    }
}
