package dev.waybill.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aSecretIsMadeOnceAndIsRandom() {
        var made = files().secret("clients/shop");

        assertThat(made).matches("[\\w-]{43}");
        assertThat(files().secret("clients/shop")).isEqualTo(made);
        assertThat(files().secret("clients/console")).isNotEqualTo(made);
    }

    @Test
    void onlyTheOwnerCanReadIt() throws IOException {
        files().secret("clients/shop");

        assertThat(permissions("clients/shop")).isEqualTo("rw-------");
        assertThat(permissions("clients")).isEqualTo("rwx------");
        assertThat(permissions("")).isEqualTo("rwx------");
    }

    @Test
    void aFileThatOthersCouldReadIsClosedToThem() throws IOException {
        files().secret("clients/shop");
        Files.setPosixFilePermissions(
                folder.resolve("secure/clients/shop"), PosixFilePermissions.fromString("rw-r--r--"));

        files().secret("clients/shop");

        assertThat(permissions("clients/shop")).isEqualTo("rw-------");
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws IOException {
        files().secret("clients/shop");

        try (var found = Files.list(folder.resolve("secure/clients"))) {
            assertThat(found.map(Path::getFileName)).containsExactly(Path.of("shop"));
        }
    }

    private SecretFiles files() {
        return new SecretFiles(folder.resolve("secure"));
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("secure").resolve(name)));
    }
}
