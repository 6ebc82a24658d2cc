package dev.waybill.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** From the first start on, nothing that opens a door is written anywhere but into its file. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsInLogsTest {

    @TempDir
    private Path directory;

    @Test
    void neitherSecretsNorTokensNorTheKeyAreLogged(CapturedOutput output) throws Exception {
        String token;
        try (var identity = IdentityFixture.start(directory)) {
            token = IdentityFixture.accessToken(identity.token("operator", ""));
            identity.token("operator", "a-wrong-secret", "");
            identity.post("/login", null, Map.of("username", "operator", "password", "a-wrong-password"));
        }

        assertThat(output.getAll()).contains("Tomcat started");
        assertThat(secrets())
                .hasSize(10)
                .allSatisfy(secret -> assertThat(output.getAll()).doesNotContain(secret));
        assertThat(output.getAll()).doesNotContain(token, "a-wrong-secret", "a-wrong-password");
    }

    /** Of three users, six clients and the key. */
    private List<String> secrets() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(SecretsInLogsTest::distinctive)
                    .toList();
        }
    }

    private static String distinctive(Path file) {
        try {
            var text = Files.readString(file).strip();
            return text.startsWith("{") ? text.replaceFirst(".*\"d\":\"([^\"]{40}).*", "$1") : text;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
