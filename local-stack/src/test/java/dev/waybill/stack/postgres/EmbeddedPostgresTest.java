package dev.waybill.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    private Path folder;

    private final int port = Ports.free();
    private Path data;
    private PostgresSecurity security;
    private EmbeddedPostgres secure;

    @BeforeEach
    void aServerOfAnOpenStackThatIsToBeSecure() throws IOException {
        var home = folder.toRealPath();
        data = home.resolve("data");
        security = new PostgresSecurity(new SecureFolder(home.resolve("secure")), List.of("orders"));
        secure = new EmbeddedPostgres(home, home.resolve("server.log"), port, Map.of(), security);
        var open = new EmbeddedPostgres(home, home.resolve("server.log"), port, Map.of());
        open.initializeByCopy();
        open.start();
        open.stop(Duration.ofSeconds(20));
    }

    @AfterEach
    void endIt() {
        secure.kill();
    }

    @Test
    void itsAdministratorGetsThePasswordOfTheSecureStack() throws SQLException {
        secure.start();

        assertAdministratorCanConnect();
    }

    /** As when the machine is switched off between the two. */
    @Test
    void aFormerStartThatEndedBeforeThePasswordWasChangedLocksNobodyOut() throws IOException, SQLException {
        Files.writeString(data.resolve(DataDirectory.WHO_MAY_CONNECT_FILE), security.whoMayConnect());

        secure.start();

        assertAdministratorCanConnect();
        secure.start(); // changes nothing
        assertAdministratorCanConnect();
    }

    private void assertAdministratorCanConnect() throws SQLException {
        try (var connection = secure.administer("postgres")) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }
}
