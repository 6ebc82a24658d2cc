package dev.waybill.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.credentials.SecureFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresSecurityTest {
    private static final List<String> DATABASES = List.of("orders", "payments", "inventory", "shipping", "gateway");

    @TempDir
    private Path folder;

    private final Path installed = Path.of("../docker/postgres/pg_hba.conf");

    @Test
    void aServerInAContainerLetsInWhomTheStacksDoes() throws IOException {
        var security = new PostgresSecurity(new SecureFolder(folder), DATABASES);

        assertThat(lines(Files.readString(installed)))
                .containsExactlyInAnyOrderElementsOf(lines(security.whoMayConnect()));
    }

    private static List<String> lines(String file) {
        return file.lines()
                .filter(line -> line.startsWith("host"))
                .map(line -> line.replaceAll(" +", " "))
                .map(line -> line.replaceFirst("(127.0.0.1/32|samenet)", "address"))
                .map(line -> line.replace(",gateway_relay", ""))
                .toList();
    }

    @Test
    void theFilesOfAServiceHaveThePasswordOfEachOfItsRoles() {
        var security = new PostgresSecurity(new SecureFolder(folder), DATABASES);

        security.writeSecrets("order-service", "orders");

        var secrets = new SecureFolder(folder).secrets("order-service");
        assertThat(Stream.of("spring.datasource.password", "spring.flyway.password", "waybill.relay.password")
                        .map(secrets::resolve))
                .allSatisfy(file -> assertThat(file).isRegularFile())
                .extracting(Files::readString)
                .containsExactly(
                        security.password("orders_app"), security.password("orders"), security.password("orders_relay"))
                .doesNotHaveDuplicates();
    }
}
