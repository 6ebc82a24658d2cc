package dev.waybill.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.stack.credentials.SecureFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KafkaLoginTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource
    void noEnvironmentHasAPassword(KafkaUser user) {
        var login = new KafkaLogin(new SecureFolder(home.resolve("secure")));

        assertThat(login.environment(user).toString()).doesNotContain(login.password(user));
    }

    @Test
    void aFileForKafkasToolsHasWhatAClientNeeds() throws IOException {
        var login = new KafkaLogin(new SecureFolder(home.resolve("secure")));
        login.writeFiles("127.0.0.1:19092");
        var file = home.resolve("secure").resolve("order-service.properties");

        var properties = BrokerProperties.read(file);

        login.client(KafkaUser.ORDER_SERVICE)
                .forEach((name, value) ->
                        assertThat(properties.getProperty(name)).isEqualTo(value));
        assertThat(properties.getProperty("bootstrap.servers")).isEqualTo("127.0.0.1:19092");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aServiceFindsItsPasswordInTheFolderThatItsEnvironmentNames() throws IOException {
        var login = new KafkaLogin(new SecureFolder(home.resolve("secure")));
        login.writeFiles("127.0.0.1:19092");
        var folder = login.environment(KafkaUser.CONSOLE).get("SPRING_CONFIG_IMPORT");

        var secret = Path.of(String.valueOf(folder).replace("configtree:", ""))
                .resolve("spring.kafka.properties.sasl.jaas.config");

        assertThat(Files.readString(secret)).contains("\"" + login.password(KafkaUser.CONSOLE) + "\"");
    }
}
