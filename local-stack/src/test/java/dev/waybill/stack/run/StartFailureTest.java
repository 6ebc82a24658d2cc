package dev.waybill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailureTest {
    @TempDir
    private Path folder;

    @Test
    void theDescriptionIsShownWithoutTheStackTrace() throws IOException {
        var log = log("""
                12:00 INFO Starting
                12:01 ERROR Application run failed
                java.lang.IllegalStateException: no
                \tat dev.waybill.Some.method(Some.java:1)
                ***************************
                APPLICATION FAILED TO START
                ***************************

                Description:

                Set WAYBILL_RELAY_PASSWORD to the relay's password.
                """);

        assertThat(StartFailure.in(log, 0).strip()).isEqualTo("Set WAYBILL_RELAY_PASSWORD to the relay's password.");
    }

    @Test
    void elseTheLastErrorIsShown() throws IOException {
        var log = log("""
                12:00 INFO Starting
                12:01 ERROR Could not reach the database
                Caused by: java.net.ConnectException: refused
                \tat dev.waybill.Some.method(Some.java:1)
                \t... 17 more
                """);

        assertThat(StartFailure.in(log, 0).lines().map(String::strip))
                .containsExactly(
                        "12:01 ERROR Could not reach the database", "Caused by: java.net.ConnectException: refused");
    }

    @Test
    void elseTheEndIsShown() throws IOException {
        assertThat(StartFailure.in(log("killed\n"), 0).strip()).isEqualTo("killed");
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("service.log"), text);
    }
}
