package dev.waybill.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class DemoClientsTest {

    @Test
    void theConsoleRefreshesTheTokensOfAnOperatorForMoreThanAWorkingDay(@TempDir Path directory) {
        var clients = new DemoClients(new SecretFiles(directory), new BCryptPasswordEncoder(4), Duration.ofMinutes(15))
                .of(new DemoUsers(Set.of(), Set.of("operator")), List.of(URI.create("http://localhost:8080")));

        assertThat(clients)
                .filteredOn(client -> client.getClientId().equals("console"))
                .singleElement()
                .satisfies(console -> assertThat(console.getTokenSettings().getRefreshTokenTimeToLive())
                        .isEqualTo(Duration.ofHours(12)));
    }
}
