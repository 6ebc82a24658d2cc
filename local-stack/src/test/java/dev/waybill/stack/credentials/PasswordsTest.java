package dev.waybill.stack.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {
    @TempDir
    private Path home;

    @Test
    void aPasswordIsGeneratedOnceAndKept() {
        var first = new Passwords(home.resolve("passwords")).of("console");

        assertThat(first).matches("[A-Za-z0-9_-]{43}");
        assertThat(new Passwords(home.resolve("passwords")).of("console")).isEqualTo(first);
        assertThat(new Passwords(home.resolve("passwords")).of("load")).isNotEqualTo(first);
    }

    @Test
    void nobodyElseMayReadAPassword() throws IOException {
        new Passwords(home.resolve("passwords")).of("console");

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve("passwords").resolve("console"))))
                .isEqualTo("rw-------");
    }
}
